#!/usr/bin/env bash
# collect.sh ORGANIZATION PREFIX FOLDER: the newest state of each student's repository, as FOLDER/STUDENT. Needs gh.
set -euo pipefail
organization=$1 prefix=$2 folder=$3
mkdir -p "$folder"
gh repo list "$organization" --limit 2000 --json name --jq '.[].name' | while read -r name; do
    case $name in
    "$prefix"?*)
        gh repo clone "$organization/$name" "$folder/${name#"$prefix"}" -- --quiet --depth 1 </dev/null
        rm -rf "${folder:?}/${name#"$prefix"}/.git"
        ;;
    esac
done
echo "$(find "$folder" -mindepth 1 -maxdepth 1 -type d | wc -l) repositories"
