"""The parts of SARIF 2.1.0 that we write, as the standard defines them (OASIS, 27 March 2020; sections in brackets)."""

from __future__ import annotations

from tests.unit.shape import Json

__all__ = ["SARIF"]

MESSAGE: dict[str, Json] = {  # 3.11
    "type": "object",
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
BAG: dict[str, Json] = {  # 3.8
    "type": "object",
    "properties": {"tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True}},
}
LEVEL: dict[str, Json] = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
CONTENT: dict[str, Json] = {  # 3.3
    "type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"], "additionalProperties": False,
}  # fmt: skip
ARTIFACT: dict[str, Json] = {  # 3.4: a valid URI reference (RFC 3986)
    "type": "object",
    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*$"}},
    "required": ["uri"],
    "additionalProperties": False,
}
REGION: dict[str, Json] = {  # 3.30
    "type": "object",
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "startColumn": {"type": "integer", "minimum": 1},
        "endLine": {"type": "integer", "minimum": 1},
        "endColumn": {"type": "integer", "minimum": 1},
        "snippet": CONTENT,
    },
    "required": ["startLine"],
    "additionalProperties": False,
}
FIX: dict[str, Json] = {  # 3.55 to 3.57
    "type": "object",
    "properties": {
        "description": MESSAGE,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "artifactLocation": ARTIFACT,
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "properties": {"deletedRegion": REGION, "insertedContent": CONTENT},
                            "required": ["deletedRegion"],
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["artifactLocation", "replacements"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["artifactChanges"],
    "additionalProperties": False,
}
RESULT: dict[str, Json] = {  # 3.27
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": LEVEL,
        "rank": {"type": "number"},
        "message": MESSAGE,
        "locations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "physicalLocation": {  # 3.29
                        "type": "object",
                        "properties": {"artifactLocation": ARTIFACT, "region": REGION},
                        "required": ["artifactLocation"],
                        "additionalProperties": False,
                    }
                },
                "additionalProperties": False,
            },
        },
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "fixes": {"type": "array", "items": FIX, "uniqueItems": True},
        "properties": BAG,
    },
    "required": ["message"],
    "additionalProperties": False,
}
RULE: dict[str, Json] = {  # 3.49
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": {
            "type": "object", "properties": {"level": LEVEL}, "additionalProperties": False,
        },
        "properties": BAG,
    },
    "required": ["id"],
    "additionalProperties": False,
}  # fmt: skip
NOTIFICATION: dict[str, Json] = {  # 3.58
    "type": "object",
    "properties": {"level": LEVEL, "message": MESSAGE},
    "required": ["message"],
    "additionalProperties": False,
}
SARIF: dict[str, Json] = {  # 3.13 and 3.14
    "type": "object",
    "properties": {
        "$schema": {"type": "string", "pattern": "^https://"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "tool": {
                        "type": "object",
                        "properties": {
                            "driver": {  # 3.19
                                "type": "object",
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "semanticVersion": {"type": "string"},
                                    "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                                },
                                "required": ["name"],
                                "additionalProperties": False,
                            }
                        },
                        "required": ["driver"],
                        "additionalProperties": False,
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},  # 3.14.17
                    "invocations": {
                        "type": "array",
                        "items": {  # 3.20
                            "type": "object",
                            "properties": {
                                "executionSuccessful": {"type": "boolean"},
                                "toolExecutionNotifications": {"type": "array", "items": NOTIFICATION},
                            },
                            "required": ["executionSuccessful"],
                            "additionalProperties": False,
                        },
                    },
                    "results": {"type": "array", "items": RESULT},
                    "properties": BAG,
                },
                "required": ["tool"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}
"""The log file."""
