"""The pages of the project, as tests read them: blocks, links, headings and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DOCS", "PAGES", "README", "ROOT", "SOURCE", "Block", "all_blocks", "blocks", "files_beside", "headings",
           "links", "named_files", "shown", "table_after"]  # fmt: skip

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "coachtui"
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("**/*.md")), SOURCE / "checker" / "rules" / "en" / "README.md"]

_FENCE = re.compile(
    r"(?:<!-- (?P<remark>[^>]*) -->\n)?(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)\n(?P=indent)```", re.DOTALL
)
_FILE = re.compile(r"`((?:\.?[\w-]+/)*[\w-]+\.(?:py|md|toml|tcss|yaml|j2|svg)|(?:\.?[\w-]+/)+)`")
_OUTSIDE = ("https:", "http:", "mailto:")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, with the remark above it that tells the tests what it is."""

    page: Path
    remark: str
    language: str
    text: str

    @property
    def commands(self) -> list[str]:
        """The commands of the block, without remarks behind them."""
        return [command for line in self.text.splitlines() if (command := line.partition("  # ")[0].rstrip())]


def shown(path: Path) -> str:
    """Return how a page is called in a test's name."""
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page, indented ones too."""
    for found in _FENCE.finditer(page.read_text(encoding="utf-8")):
        yield Block(page, found["remark"] or "", found["language"], found["text"])


def all_blocks(language: str) -> list[Block]:
    """Return the blocks in one language on all pages."""
    return [block for page in PAGES for block in blocks(page) if block.language == language]


def files_beside(page: Path) -> dict[str, str]:
    """Return the files that a page asks its reader to write, by name."""
    named = (block for block in blocks(page) if block.remark.startswith("file: "))
    return {block.remark.removeprefix("file: "): block.text + "\n" for block in named}


def headings(page: Path) -> set[str]:
    """Return the anchors of a page's headings, made as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(page: Path) -> list[str]:
    """Return the targets of all links of a page that stay within the project."""
    targets = re.findall(r"\]\(([^)\s]+)\)", _prose(page))
    return [target for target in targets if not target.startswith(_OUTSIDE)]


def named_files(page: Path) -> list[str]:
    """Return the names of files and folders that stand in the text of a page as code."""
    return _FILE.findall(_prose(page))


def table_after(page: Path, remark: str) -> list[list[str]]:
    """Return the rows of the table below a remark, without its head, cell by cell."""
    below = page.read_text(encoding="utf-8").partition(f"<!-- {remark} -->\n")[2]
    rows = below.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def _prose(page: Path) -> str:
    return re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
