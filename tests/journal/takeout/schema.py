"""The JSON schema of what is taken out, made from the model itself; and a small validator for it.

``python -m tests.journal.takeout.schema`` writes it anew after the model has changed.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from journal.repository.kinds import KINDS
from journal.takeout.shape import FORMAT, VERSION
from journal.values import Value

FILE = Path(__file__).parents[3] / "resources" / "schema" / "journal.schema.json"
VALUES = {one: one.kind for one in get_args(Value)}
SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
}


def schema() -> dict[str, Any]:
    """Return the whole schema (2020-12)."""
    definitions: dict[str, Any] = {}
    bodies = [_body(kind.prefix, _shape(kind.shape, definitions)) for kind in KINDS]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A journal of Afterword, taken out",
        "description": "docs/json.md says what the fields mean.",
        "type": "object",
        "required": ["format", "version", "things"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "taken": SIMPLE[datetime],
            "things": {"type": "array", "items": {"$ref": "#/$defs/Thing"}},
            "unreadable": {"type": "integer"},
        },
        "$defs": {"Thing": _thing(bodies), "Version": _version()}
        | dict(sorted(definitions.items())),
    }


def _thing(bodies: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["thing", "versions"],
        "properties": {
            "thing": {"type": "string", "minLength": 1},
            "versions": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Version"}},
        },
        "allOf": bodies,
    }


def _version() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["at", "sitting"],
        "properties": {
            "at": SIMPLE[datetime],
            "sitting": {"type": "string", "maxLength": 100},
            "body": {"type": "object"},
            "bytes": SIMPLE[bytes],
            "headline": SIMPLE[bytes],
            "apart": {"type": "boolean"},
        },
        "oneOf": [{"required": ["body"]}, {"required": ["bytes"]}],
    }


def _body(prefix: str, reference: dict[str, Any]) -> dict[str, Any]:
    """Say what the bodies of a kind are, by how their names begin."""
    pattern = f"^{prefix}" if prefix.endswith("/") else f"^{prefix}$"
    bodies = {"items": {"properties": {"body": reference}}}
    return {
        "if": {"properties": {"thing": {"pattern": pattern}}},
        "then": {"properties": {"versions": bodies}},
    }


def _shape(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return what JSON says of a type; data classes become definitions."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        found = [_shape(one, definitions) for one in inner if one is not NoneType]
        return {"anyOf": [*found, {"type": "null"}]} if NoneType in inner else {"anyOf": found}
    if origin in (tuple, frozenset):
        return _list(inner, definitions)
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _shape(inner[1], definitions)}
    if issubclass(kind, StrEnum):
        return {"enum": [str(one) for one in kind]}
    return _reference(kind, definitions)


def _list(inner: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if len(inner) == 2 and inner[1] is not ...:
        pair = [_shape(one, definitions) for one in inner]
        return {"type": "array", "prefixItems": pair, "minItems": 2, "maxItems": 2}
    return {"type": "array", "items": _shape(inner[0], definitions)}


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # it may hold itself
        hints = get_type_hints(kind)
        properties = {one.name: _shape(hints[one.name], definitions) for one in fields(kind)}
        if kind in VALUES:
            properties = {"kind": {"const": VALUES[kind]}} | properties
        required = ["kind"] if kind in VALUES else []
        definitions[name] = {"type": "object", "required": required, "properties": properties}
    return {"$ref": f"#/$defs/{name}"}


def text() -> str:
    """Return the schema as it stands in the file."""
    return json.dumps(schema(), indent=1) + "\n"


def problems(
    said: Any, rule: Mapping[str, Any], root: Mapping[str, Any], at: str = ""
) -> list[str]:
    """Return where a document does not fit: as much of JSON Schema as the file uses."""
    if "$ref" in rule:
        return problems(said, root["$defs"][rule["$ref"].rpartition("/")[2]], root, at)
    found = _of_type(said, rule, at) + _of_parts(said, rule, root, at)
    for one in rule.get("allOf", ()):
        if "if" not in one or not problems(said, one["if"], root, at):
            found += problems(said, one.get("then", one), root, at)
    for key, least in (("anyOf", 1), ("oneOf", 1)):
        fitting = [not problems(said, one, root, at) for one in rule.get(key, ())]
        if fitting and (sum(fitting) < least or (key == "oneOf" and sum(fitting) > 1)):
            found.append(f"{at}: {key}")
    return found


TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": NoneType}


def _of_type(said: Any, rule: Mapping[str, Any], at: str) -> list[str]:
    wanted = rule.get("type")
    if wanted == "integer" and type(said) is not int:
        return [f"{at}: integer"]
    if wanted in TYPES and not isinstance(said, TYPES[wanted]):
        return [f"{at}: {wanted}"]
    if "const" in rule and said != rule["const"]:
        return [f"{at}: const"]
    if "enum" in rule and said not in rule["enum"]:
        return [f"{at}: enum"]
    if isinstance(said, str) and not re.search(rule.get("pattern", ""), said):
        return [f"{at}: pattern"]
    if isinstance(said, str | list) and len(said) > rule.get(
        "maxItems", rule.get("maxLength", len(said))
    ):
        return [f"{at}: length"]
    return []


def _of_parts(said: Any, rule: Mapping[str, Any], root: Mapping[str, Any], at: str) -> list[str]:
    found: list[str] = []
    if isinstance(said, dict):
        found += [f"{at}: needs {key}" for key in rule.get("required", ()) if key not in said]
        for key, value in said.items():
            inner = rule.get("properties", {}).get(key, rule.get("additionalProperties"))
            if inner:
                found += problems(value, inner, root, f"{at}.{key}")
    if isinstance(said, list):
        found += [f"{at}: few"] * (len(said) < rule.get("minItems", 0))
        each = rule.get("prefixItems") or [rule["items"]] * len(said) if "items" in rule else ()
        for place, (value, inner) in enumerate(zip(said, each, strict=False)):
            found += problems(value, inner, root, f"{at}[{place}]")
    return found


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
