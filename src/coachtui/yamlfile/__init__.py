"""YAML that people write: read with the place of every value, refused kindly, and never run or trusted.

Every plain value stays text (`No`, `12:30`, `1.10`); what it means is decided by the type it is converted to.
"""

from coachtui.yamlfile.convert import convert, fits, salvage
from coachtui.yamlfile.file import read_bytes
from coachtui.yamlfile.gather import in_order
from coachtui.yamlfile.names import with_known_names
from coachtui.yamlfile.node import Node
from coachtui.yamlfile.parse import MAX_BYTES, parse_bytes, parse_text, read_file
from coachtui.yamlfile.shorthand import Lists, Shorthand

__all__ = [
    "MAX_BYTES",
    "Lists",
    "Node",
    "Shorthand",
    "convert",
    "fits",
    "in_order",
    "parse_bytes",
    "parse_text",
    "read_bytes",
    "read_file",
    "salvage",
    "with_known_names",
]
