"""The description of the API (OpenAPI 3.1), from the registry of acts and reads."""

import re
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from tutash.kernel.acts import ACTS, Act
from tutash.kernel.queries import QUERIES, Query

REF = "#/components/schemas/{model}"
JSON = "application/json"


@cache
def document() -> dict[str, Any]:
    acts = [act for act in ACTS.values() if not act.retired]
    modes = [(m, "validation") for m in acts] + [(q.answers, "serialization") for q in QUERIES.values()]
    names, schemas = models_json_schema(modes, ref_template=REF)  # type: ignore[arg-type]
    components = schemas.get("$defs", {}) | {"Problem": PROBLEM, "Receipt": RECEIPT, "KeptFile": KEPT_FILE}
    paths: dict[str, Any] = {"/api/v1/files": {"post": FILE}}
    for act in acts:
        paths[f"/api/v1/acts/{act.code}"] = {"post": _act(act, names[act, "validation"])}
    for query in QUERIES.values():
        paths[f"/api/v1/{query.path}"] = {"get": _query(query, names[query.answers, "serialization"])}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tutash", "version": "1", "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _act(act: type[Act], schema: dict[str, Any]) -> dict[str, Any]:
    body = {
        "type": "object",
        "additionalProperties": False,
        "required": ["fields"] + ([] if act.creates() else ["subject"]),
        "properties": {"fields": schema} | ({} if act.creates() else {"subject": {"type": "string", "format": "uuid"}}),
    }
    key = {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "schema": {"type": "string", "format": "uuid"},
        "description": "The same key again is the same act.",
    }
    return {
        "operationId": act.code,
        "tags": [act.subject],
        "summary": act.title.en,
        "description": f"{(act.__doc__ or '').strip()} By: {', '.join(act.by)}. Norm: {act.norm}.",
        "parameters": [key],
        "requestBody": {"required": True, "content": {JSON: {"schema": body}}},
        "responses": {"201": _content("Performed", "Receipt"), **_problems(401, 403, 404, 409, 422)},
    }


def _query(query: Query, schema: dict[str, Any]) -> dict[str, Any]:
    in_path = set(re.findall(r"{(\w+)}", query.path))
    asks = query.asks.model_json_schema(ref_template=REF)
    parameters = [
        {
            "name": name,
            "in": "path" if name in in_path else "query",
            "required": name in in_path,
            "schema": _without_defs(asks, property_),
        }
        for name, property_ in asks["properties"].items()
    ]
    return {
        "operationId": query.function.__name__,
        "summary": query.title.en,
        "parameters": parameters,
        "responses": {
            "200": {"description": "Found", "content": {JSON: {"schema": schema}}},
            **_problems(401, 403, 404, 409, 422),
        },
    }


def _without_defs(asks: dict[str, Any], part: Any) -> Any:
    """A parameter stands alone: what it refers to is put in its place."""
    if isinstance(part, list):
        return [_without_defs(asks, item) for item in part]
    if not isinstance(part, dict):
        return part
    if name := part.get("$ref", "").rpartition("/")[2]:
        return _without_defs(asks, asks["$defs"][name])
    return {key: _without_defs(asks, value) for key, value in part.items()}


def _content(description: str, schema: str) -> dict[str, Any]:
    return {"description": description, "content": {JSON: {"schema": {"$ref": REF.format(model=schema)}}}}


def _problems(*statuses: int) -> dict[str, Any]:
    schema = {"$ref": REF.format(model="Problem")}
    answer = {"description": "Refused", "content": {"application/problem+json": {"schema": schema}}}
    return {str(status): answer for status in statuses}


TEXT = {"type": "string"}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "norm": TEXT,
        "ref": TEXT,
        "field": TEXT,
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"field": TEXT, "message": TEXT}},
        },
    },
}
TEXTS = {"type": "object", "additionalProperties": TEXT}
RECEIPT = {
    "type": "object",
    "required": ["act", "code", "subject", "seq", "at", "hash", "norm", "ref", "numbers", "stage", "deadlines"],
    "properties": {
        **{name: TEXT for name in ("act", "code", "subject", "at", "hash", "norm", "ref", "stage", "number")},
        "seq": {"type": "integer"},
        "numbers": TEXTS,
        "deadlines": TEXTS,
    },
}
KEPT_FILE = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the contents"}},
}
FILE = {
    "operationId": "file.keep",
    "tags": ["file"],
    "summary": "Keep a file",
    "description": "The contents as the body, or as a part of multipart/form-data. An act names the file by the hash.",
    "parameters": [
        {
            "name": "name",
            "in": "query",
            "required": False,
            "schema": {"type": "string", "maxLength": 255},
            "description": "File name; its ending must not promise another kind than the contents are.",
        }
    ],
    "requestBody": {"required": True, "content": {"application/octet-stream": {}}},
    "responses": {"201": _content("Kept", "KeptFile"), **_problems(401, 409, 413, 422)},
}
