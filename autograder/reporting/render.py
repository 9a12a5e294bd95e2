"""The one place that turns a template into HTML, so that every view escapes what students wrote."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.reporting import verdicts


def render(template: str, **values: object) -> str:
    """The HTML of `templates/<template>`. All values are escaped; an unknown name in a template raises."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        check_words=verdicts.check_words,
        count=verdicts.count,
        icon=verdicts.icon,
        kind=verdicts.kind,
        parts=verdicts.parts,
        repeats=verdicts.repeats,
    )
    return environment
