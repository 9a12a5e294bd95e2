"""The one place that turns a template into HTML, so that every view escapes what students wrote."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.reporting import verdicts


def render(template: str, **values: object) -> str:
    """The HTML of `templates/<template>`. All values are escaped; an unknown name in a template raises."""
    return _environment().get_template(template).render(values)


def with_code(text: str) -> Markup:
    """`text` escaped, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`\n]+)`", r"<code>\1</code>", str(escape(text))))


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
    environment.filters["code"] = with_code
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    environment.globals.update(
        check_words=verdicts.check_words,
        count=verdicts.count,
        icon=verdicts.icon,
        kind=verdicts.kind,
        parts=verdicts.parts,
        repeats=verdicts.repeats,
    )
    return environment
