"""Rule files that people write: what they change, and what hostile or careless ones cannot do."""

from __future__ import annotations

import copy
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.checker import Checker, RuleSet, Setting
from coachtui.checker import load as loading
from coachtui.checker.compile import compile_book
from coachtui.checker.load import built_in_rules, read_sources
from coachtui.checker.model import Mode, Severity
from coachtui.checker.own import MAX_PHRASES, read_own
from coachtui.checker.ownfiles import OwnFile, own_files
from coachtui.checker.sources import Sources
from coachtui.errors import Problem
from tests.hostile import MUST_NOT_REACH_A_TERMINAL, any_text

DIRECTION = "You should ring home."


@pytest.fixture(scope="module")
def built_in() -> Sources:
    """Return all that the checker reads language by, and enough rules to see whether they still work."""
    sources = read_sources()
    kept = ("directive-command.must", "closed-question.", "evaluative-criticism.work", "evaluative-criticism.poor-work",
            "evaluative-praise.great-work")  # fmt: skip
    sources.rules = {name: placed for name, placed in sources.rules.items() if name.startswith(kept)}
    sources.skills = {}
    return sources


Put = Callable[..., RuleSet]


@pytest.fixture
def put(built_in: Sources) -> Put:
    """Return the built-in rules with own files of these texts over them, and only the own files' problems."""

    def put_over(*texts: str | bytes) -> RuleSet:
        sources = copy.copy(built_in)
        for name in ("own_words", "problems"):
            setattr(sources, name, [])
        for name in ("forms", "guards", "skills", "heads", "rules"):
            setattr(sources, name, dict(getattr(built_in, name)))
        for name in ("head_layers", "rule_layers"):
            setattr(sources, name, {key: list(layers) for key, layers in getattr(built_in, name).items()})
        for number, text in enumerate(texts, 1):
            data = text.encode() if isinstance(text, str) else text
            read_own(OwnFile(f"own{number}.yaml", Path(f"own{number}.yaml"), data), sources)
        book, problems = compile_book(sources, known=built_in_rules().book)
        return RuleSet(book, tuple(problem for problem in problems if problem.source.startswith("own")))

    return put_over


def rules_in(rules: RuleSet, line: str, setting: Setting | None = None) -> set[str]:
    return {found.rule for found in Checker(rules).check(line, setting or Setting()).findings}


def test_a_list_of_ones_own_adds_to_the_list_that_is_there(put: Put) -> None:
    rules = put('lists:\n  work: [quizathon]\nrules:\n  - id: person-label.x\n    match: "you are so zonky"\n')
    assert rules.problems == ()
    assert rules_in(rules, "The quizathon was poor.") & {
        rule.id for rule in rules.book.rules if rule.category == "evaluative-criticism"
    }
    assert rules_in(rules, DIRECTION) == {"directive-command.must"}
    assert "person-label.x" in rules_in(rules, "You're so zonky.")


def test_a_category_of_ones_own_says_all_that_the_others_say(put: Put) -> None:
    head = (
        "category: house-style\nname: House style\nletter: R\nmeans: Measures by a custom.\nwhy: It narrows.\n"
        "severity: {coaching: caution, mentoring: info}\nsays: '“{matched}” measures by a custom.'\n"
        "reframes: ['What were you after?']\n"
    )
    rules = put(head + "rules:\n  - id: house-style.way\n    match: the zonk way\n")
    assert rules.problems == ()
    (found,) = Checker(rules).check("That's the zonk way.").findings
    assert (found.category, found.letter, found.severity) == ("house-style", "R", Severity.CAUTION)
    assert found.message == "“the zonk way” measures by a custom."
    assert rules_in(rules, "That's the zonk way.", Setting(mode=Mode.ASSESSMENT)) == set()


def test_a_later_file_may_use_the_category_list_and_guard_of_an_earlier_one_and_the_other_way_round(put: Put) -> None:
    using = "rules:\n  - id: person-label.y\n    match: 'all {zonk}'\n    not_after: [zonking]\n"
    making = "lists: {zonk: [zonka]}\nguards:\n  - {guard: zonking, means: play, around: [just zonking]}\n"
    for texts in ((using, making), (making, using)):
        rules = put(*texts)
        assert rules.problems == ()
        assert "person-label.y" in rules_in(rules, "Today all zonka.")
        assert "person-label.y" not in rules_in(rules, "Today all zonka, just zonking.")


def test_the_last_word_counts_for_each_value_by_itself(put: Put) -> None:
    first = "rules:\n  - id: directive-command.must\n    severity: {coaching: info, mentoring: info}\n    off: yes\n"
    second = "rules:\n  - id: directive-command.must\n    severity: {mentoring: alert}\n    off: no\n"
    rule = next(rule for rule in put(first, second).book.rules if rule.id == "directive-command.must")
    assert rule.grades == (Severity.INFO, Severity.ALERT, Severity.CAUTION)


def test_a_rule_with_words_of_its_own_takes_the_whole_place(put: Put) -> None:
    rules = put("rules:\n  - id: directive-command.must\n    match: you zonk\n    says: zonked\n")
    assert rules_in(rules, DIRECTION) == set()
    (found,) = Checker(rules).check("You zonk.").findings
    assert (found.message, found.reframes[0]) == ("zonked", "What options do you see from here?")


BOMB = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(9))
RULE = "rules:\n  - id: person-label.x\n    match: you zonk\n"
DEEP_LISTS = "lists:\n" + "".join(f"  zz{n}: ['{{zz{n + 1}}} {{zz{n + 1}}} {{zz{n + 1}}}']\n" for n in range(11))

HOSTILE_FILES: dict[str, tuple[str | bytes, int, str]] = {
    # name: (the file, the line of a problem, words of that problem)
    "alias bomb": (BOMB + "rules: *b\n", 1, "`&`"),
    "deep nesting": ("rules: " + "[" * 50_000, 1, ""),
    "python object": ("rules: !!python/object/apply:os.system ['true']\n", 1, "`!`"),
    "two documents": (RULE + "---\nrules: []\n", 4, ""),
    "merge key": ("rules:\n  - <<: {id: person-label.x}\n    match: you zonk\n", 2, ""),
    "nothing but a text": ("hello", 1, "this is no rule file"),
    "a list": ("- id: person-label.x\n", 1, "this is no rule file"),
    "not UTF-8": (b"rules:\n  - id: person-label.\xff\n", 2, "UTF-8"),
    "UTF-16": ("rules: []".encode("utf-16"), 0, "UTF-16"),
    "larger than is read": (b"#" * 1_000_001, 0, "1 MB"),
    "an unknown field of a rule": (RULE + "    severty: info\n", 4, "`severty` is not a field"),
    "an unknown part of a file": ("ruels: []\n" + RULE, 1, "`ruels` is not a field"),
    "a head without a category": ("severity: {coaching: alert}\n" + RULE, 1, "needs a line `category: …`"),
    "a part that is coachtui's": ("contractions: {you: x}\n" + RULE, 1, "belongs to the files that come with"),
    "forms": ("forms:\n  - {form: closed, match: [you]}\n" + RULE, 1, "belongs to the files that come with"),
    "a number for a list": ("rules:\n  - id: person-label.x\n    match: {a: b}\n", 3, "`match` should be a list"),
    "rules that are no list": ("rules: yes\n", 1, "`rules` should be a list"),
    "lists that are no group": ("lists: [a]\n" + RULE, 1, "`lists` should be a group"),
    "a severity that is none": (RULE + "    severity: red\n", 4, ""),
    "an id that is none": ("rules:\n  - id: Person Label\n    match: you zonk\n", 2, "is not yet the id of a rule"),
    "an id twice": (RULE + "  - id: person-label.x\n    match: you bonk\n", 4, "stands here twice"),
    "a category that is not there": ("rules:\n  - id: persn-label.x\n    match: a\n", 2, "no category `persn-label`"),
    "a head for no category": ("category: closed-qestion\noff: yes\n", 1, "no category `closed-qestion`"),
    "a rule that is not there": ("rules:\n  - id: directive-command.mst\n    off: yes\n", 2, "neither `match`"),
    "an unknown list": (RULE.replace("you zonk", '"you {tecaher}"'), 3, "there is no list {tecaher}"),
    "an unknown guard": (RULE + "    not_after: [quoted, qestion]\n", 4, "there is no guard `qestion`"),
    "a guard that is there": ("guards:\n  - {guard: quoted, means: x, after: [the]}\n", 2, "a guard `quoted` already"),
    "a guard of the files": ("guards:\n  - {guard: reported, means: x, after: [a]}\n", 2, "`reported` already"),
    "an empty phrase": (RULE.replace("you zonk", '[""]'), 3, "is empty"),
    "a phrase of blanks": (RULE.replace("you zonk", '"   "'), 3, ""),
    "a phrase that may be left out": (RULE.replace("you zonk", '"[you]"'), 3, "cannot be left out"),
    "an open bracket": (RULE.replace("you zonk", '"(you"'), 3, "is not closed"),
    "a number in a phrase": (RULE.replace("you zonk", '"top 10"'), 3, "{number}"),
    "a list that contains itself": ("lists: {zz: ['{zz} a']}\n" + RULE, 1, "contains itself"),
    "lists in a ring": ("lists: {zz: ['{yy}'], yy: ['{zz}']}\n" + RULE, 1, "contains itself"),
    "a list bomb": (DEEP_LISTS + "  zz11: [a, 'b b']\n" + RULE, 2, "too many words"),
    "the list of endings": ("lists: {ing: [a]}\n" + RULE, 1, "cannot grow"),
    "an unreadable addition": ("lists: {teacher: ['{nope}', zonker]}\n" + RULE, 1, "there is no list {nope}"),
    "a pattern without end": (RULE.replace("match: you zonk", "pattern: '(a+)+$'"), 3, "no upper limit"),
    "a pattern of choices": (
        RULE.replace("match: you zonk", f"pattern: '{'(a|aa)' * 30}$'"),
        3,
        "in too many ways",
    ),
    "a pattern of repeated choices": (RULE.replace("match: you zonk", "pattern: '(a|aa){1,50}$'"), 3, "too many ways"),
    "a pattern that refers back": (RULE.replace("match: you zonk", r"pattern: '(a)\1'"), 3, "refers back"),
    "a pattern with a condition": (RULE.replace("match: you zonk", "pattern: '(a)?(?(1)b|c)'"), 3, "is not among"),
    "a pattern in another mode": (RULE.replace("match: you zonk", "pattern: '(?x) a # ('"), 3, "is not among"),
    "a pattern that is none": (RULE.replace("match: you zonk", "pattern: '(a'"), 3, "no regular expression"),
    "needs that are no word": (RULE.replace("match: you zonk", "pattern: 'a'\n    needs: ['']"), 4, "is not one word"),
    "needs with a number": (RULE.replace("match: you zonk", "pattern: 'a'\n    needs: [top, '10']"), 4, "not one word"),
    "an unknown slot in says": (RULE + "    says: '{macthed} it is'\n", 4, "{macthed} is not known here"),
    "an unknown slot in a reframe": (RULE + "    reframes: ['What of {rset}?']\n", 4, "{rset} is not known here"),
    "format fields": (RULE + "    says: '{0.__class__}'\n", 4, "is not known here"),
    "too many phrases of a rule": (RULE.replace("you zonk", f"[{'zonk, ' * 501}]"), 3, "at most 500"),
    "a phrase without end": (RULE.replace("you zonk", "you " * 500), 3, "at most 600"),
    "too many rules": (
        "rules:\n" + "".join(f"  - {{id: person-label.x{n}, match: zonk}}\n" for n in range(MAX_PHRASES + 5)),
        MAX_PHRASES + 2,
        "more than 2,000 phrases",
    ),
    "a flood of words": (
        "lists:\n  zz: [" + ", ".join(f"zonk{chr(97 + n % 26)}{chr(97 + n // 26)}ing" * 20 for n in range(400)) + "]\n",
        2,
        "45,000 characters",
    ),
}
"""What careless or hostile people may write."""


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_hostile_file_is_told_with_its_place_and_harms_no_rule_that_is_there(name: str, put: Put) -> None:
    text, line, words = HOSTILE_FILES[name]
    started = time.process_time()
    rules = put(text)
    assert time.process_time() - started < 10  # a second or less on its own; a bomb would take hours
    assert [problem for problem in rules.problems if problem.line == line and words in problem.message], rules.problems
    assert rules_in(rules, DIRECTION) == {"directive-command.must"}
    assert "evaluative-praise" in {found.category for found in Checker(rules).check("Great lesson!").findings}
    for problem in rules.problems:
        assert not MUST_NOT_REACH_A_TERMINAL & set(str(problem))
        assert len(problem.message) < 400


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (RULE + "    severty: info\n", "`severity`"),
        ("ruels: []\n" + RULE, "`rules`"),
        ("rules:\n  - id: persn-label.x\n    match: a\n", "`person-label`"),
        ("category: closed-qestion\noff: yes\n", "`closed-question`"),
        ("rules:\n  - id: directive-command.mst\n    off: yes\n", "`directive-command.must`"),
        (RULE.replace("you zonk", '"you {tecaher}"'), "{teacher}"),
        (RULE + "    not_after: [qouted]\n", "`quoted`"),
        (RULE + "    severity: alrt\n", "`alert`"),
        (RULE + "    severity: {coachng: info}\n", "`coaching`"),
        (RULE + "    severity: {coaching: cautoin}\n", "`caution`"),
        (RULE + "    says: '{macthed}'\n", "{matched}"),
    ],
)
def test_a_slip_gets_the_word_that_was_perhaps_meant(text: str, hint: str, put: Put) -> None:
    assert [problem.hint for problem in put(text).problems if f"Did you mean {hint}?" in problem.hint] != []


@pytest.mark.parametrize(
    ("entry", "place", "hint"),
    [
        ("id: yes-no\n    off: yes", (2, 9), "did you mean `closed-question.yes-no`?"),
        ("id: yesno\n    off: yes", (2, 9), "did you mean `closed-question.yes-no`?"),
        ("id: Closed question.Yes no\n    off: yes", (2, 9), "Did you mean `closed-question.yes-no`?"),
        ("id: closed-question\n    off: yes", (2, 9), "a file that begins with `category: closed-question`"),
        ("id: non negotiable\n    match: x", (2, 9), "as in `person-label.non-negotiable`"),
        ("id: yes-no\n    match: x", (2, 9), "as in `person-label.yes-no`"),
        ("id: Directive-Command.zonk\n    match: x", (2, 9), "It would do as `directive-command.zonk`"),
        ("id: …\n    match: x", (2, 9), "It takes the category, a dot and a name"),
    ],
)
def test_an_id_that_cannot_be_one_gets_one_that_would_do(
    entry: str, place: tuple[int, int], hint: str, put: Put
) -> None:
    rules = put(f"rules:\n  - {entry}\n  - id: directive-command.zonk\n    match: you zonk\n")
    (problem,) = rules.problems
    assert (problem.line, problem.column) == place
    assert hint in problem.hint
    assert rules_in(rules, "You zonk.") == {"directive-command.zonk"}


def test_a_file_about_one_category_gets_that_category_for_an_id_without_one(put: Put) -> None:
    (problem,) = put("category: directive-command\nrules:\n  - id: zonk\n    match: zonk\n").problems
    assert "as in `directive-command.zonk`" in problem.hint


@pytest.mark.parametrize("said", ["please", "Nope", "1.5"])
def test_off_that_says_neither_yes_nor_no_is_told_and_switches_nothing(said: str, put: Put) -> None:
    rules = put(f"rules:\n  - id: directive-command.must\n    severity: info\n    off: {said}\n")
    (problem,) = rules.problems
    assert (problem.line, problem.column) == (4, 10)
    assert str(problem).endswith("Write `off: yes` to switch it off, or `off: no` to switch it on.")
    assert rules_in(rules, DIRECTION) == {"directive-command.must"}


def test_markup_and_escape_sequences_in_what_a_rule_says_are_text_and_nothing_else(put: Put) -> None:
    rules = put(
        "rules:\n  - id: person-label.x\n    match: you zonk\n"
        '    says: "[@click=app.quit]“{matched}”[/] \\e]52;c;aGk=\\a \\u202Egnp"\n'
        '    reframes: ["[bold]What\\e[2J stands out?[/bold]"]\n'
    )
    (found,) = Checker(rules).check("You zonk.").findings
    assert found.message == "[@click=app.quit]“You zonk”[/] ]52;c;aGk= gnp"
    assert found.reframes[0] == "[bold]What[2J stands out?[/bold]"


def test_what_is_taken_is_quick_on_the_text_that_is_worst_for_it(put: Put) -> None:
    rules = put(
        "lists: {zz: [a, 'a a', 'a a a']}\n"
        "rules:\n"
        '  - id: person-label.x\n    match: "{zz} {zz} {zz} {zz} {zz} * * zonk"\n'
        "  - id: person-label.y\n    pattern: '(?:a |aa ?){6}(?:a {0,2}){0,1}zonk'\n"
    )
    checker = Checker(rules)

    def seconds(words: int) -> float:
        started = time.process_time()
        checker.check("a " * words + "zonk " * 3)
        return time.process_time() - started

    seconds(100)
    assert min(seconds(8_000) for _ in range(3)) < 3.5 * min(seconds(4_000) for _ in range(3)) + 0.05


@settings(max_examples=40)
@given(text=any_text)
def test_any_text_at_all_is_read_without_an_error(text: str, built_in: Sources) -> None:
    sources = Sources(words=built_in.words, heads=dict(built_in.heads), guards=dict(built_in.guards))
    for data in (
        text,
        f"rules:\n  - id: person-label.x\n    match: {text!r}\n    pattern: {text!r}\n",
        f"lists: {text}",
    ):
        read_own(OwnFile("own.yaml", Path("own.yaml"), data.encode(errors="replace")), sources)
    for placed in sources.rules.values():
        assert placed.entry.category == "person-label"


@settings(max_examples=60)
@given(phrase=st.text("ab{}[]()|*_!^~$?,:/. zon'", max_size=30))
def test_any_phrase_is_taken_or_told(phrase: str, built_in: Sources) -> None:
    quoted = phrase.replace("'", "''")
    text = f"lists:\n  zz: ['{quoted}']\nrules:\n  - id: person-label.x\n    match: ['{quoted}', 'a {{zz}}']\n"
    sources = Sources(words=built_in.words, heads=dict(built_in.heads))
    read_own(OwnFile("own.yaml", Path("own.yaml"), text.encode()), sources)
    head = sources.heads["person-label"]
    sources.heads["person-label"] = type(head)(category="person-label", severity=head.severity)
    book, problems = compile_book(sources)
    assert [rule.id for rule in book.rules] == ["person-label.x"] or problems
    for rule in book.rules:
        assert Checker(RuleSet(book)).check("a zon b.") is not None, rule


# Files and folders


def test_files_are_read_in_the_order_of_their_names_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", ".c.yaml", "d.yaml~", "notes.txt"):
        (tmp_path / name).write_text(RULE, encoding="utf-8")
    assert [file.source for file in own_files(tmp_path, tmp_path.parent)] == [
        f"{tmp_path.name}/a.yaml",
        f"{tmp_path.name}/b.yml",
    ]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "too large"])
def test_a_file_that_is_no_file_is_told_and_not_waited_for(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    match kind:
        case "link":
            path.symlink_to("/dev/zero")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            path.write_bytes(b"#" * 1_000_001)
    (file,) = own_files(tmp_path)
    assert isinstance(file.data, Problem)
    assert file.data.source == str(path)


def test_more_files_and_more_bytes_than_anybody_writes_are_not_read(tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"{number:03}.yaml").write_text(RULE, encoding="utf-8")
    files = own_files(tmp_path)
    assert len(files) == 101
    assert "more than 100 files" in str(files[-1].data)
    for number in range(3):
        (tmp_path / f"{number:03}.yaml").write_bytes(b"#" * 900_000)
    assert "more than 2 MB" in str(own_files(tmp_path)[-1].data)


# What is kept for the next start


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "own.yaml").write_text(RULE + "    severty: info\n", encoding="utf-8")
    return folder


def test_what_came_of_own_files_is_kept_for_its_owner_only_and_used_again(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_at = tmp_path / "state" / "deep" / "rules.json"
    made = loading.load_rules(own, kept_at=kept_at)
    assert kept_at.stat().st_mode & 0o777 == 0o600
    assert kept_at.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in kept_at.parent.iterdir()] == ["rules.json"]
    monkeypatch.setattr(loading, "compile_with", pytest.fail)
    again = loading.load_rules(own, kept_at=kept_at)
    assert (again.book, again.problems) == (made.book, made.problems)
    assert len(again.problems) == 1


def spoil_nothing(kept_at: Path, own: Path) -> None:
    (own / "own.yaml").write_text(RULE, encoding="utf-8")


def cut_short(kept_at: Path, own: Path) -> None:
    kept_at.write_bytes(kept_at.read_bytes()[:-10])


def change_a_letter(kept_at: Path, own: Path) -> None:
    kept_at.write_bytes(kept_at.read_bytes().replace(b"may sound", b"may smell", 1))


def another_digest(kept_at: Path, own: Path) -> None:
    kept_at.write_bytes(b"0" * 32 + kept_at.read_bytes()[32:])


def empty(kept_at: Path, own: Path) -> None:
    kept_at.write_bytes(b"")


def not_json(kept_at: Path, own: Path) -> None:
    kept_at.write_bytes(b"\xff\x00" * 100)


def open_to_others(kept_at: Path, own: Path) -> None:
    kept_at.chmod(0o666)


def a_link(kept_at: Path, own: Path) -> None:
    kept_at.rename(kept_at.with_suffix(".other"))
    kept_at.symlink_to(kept_at.with_suffix(".other"))


def a_pipe(kept_at: Path, own: Path) -> None:
    kept_at.unlink()
    os.mkfifo(kept_at)


def a_folder(kept_at: Path, own: Path) -> None:
    kept_at.unlink()
    kept_at.mkdir()


def another_version(kept_at: Path, own: Path) -> None:
    content = kept_at.read_bytes().partition(b"\n")[2].replace(b'"key":"', b'"key":"0', 1)
    from hashlib import blake2b  # noqa: PLC0415

    kept_at.write_bytes(blake2b(content, digest_size=16).hexdigest().encode() + b"\n" + content)


@pytest.mark.parametrize(
    "spoil",
    [spoil_nothing, cut_short, change_a_letter, another_digest, empty, not_json, open_to_others, a_link, a_pipe,
     a_folder, another_version],
)  # fmt: skip
def test_what_is_kept_is_made_anew_when_it_does_not_fit_in_every_way(
    spoil: Callable[[Path, Path], None], own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_at = tmp_path / "rules.json"
    made = loading.load_rules(own, kept_at=kept_at)
    spoil(kept_at, own)
    monkeypatch.setattr(loading, "compile_with", lambda _: RuleSet(made.book, (Problem("anew", 0, 0, "anew"),)))
    assert [problem.source for problem in loading.load_rules(own, kept_at=kept_at).problems] == ["anew"]


def test_a_folder_that_cannot_be_written_to_is_no_reason_for_words(own: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    assert loading.load_rules(own, kept_at=tmp_path / "state" / "rules.json").book.rules


def test_without_own_rules_nothing_is_kept(tmp_path: Path) -> None:
    loading.load_rules(tmp_path / "rules", kept_at=tmp_path / "state" / "rules.json")
    assert not (tmp_path / "state").exists()


def test_a_phrase_that_can_match_in_more_ways_than_there_are_atoms_takes_no_longer_than_its_words(put: Put) -> None:
    lists = "lists: {zz: [zik, zak, 'zik zak', 'zak zik', 'zik zak zik']}\n"
    checker = Checker(put(lists + RULE.replace("you zonk", f'"{"{zz} " * 30}zonk"')))
    start = time.process_time()
    assert [one.rule for one in checker.check(f"{'zik zak ' * 20}zonk").findings] == ["person-label.x"]
    assert checker.check("zik zak " * 60).findings == ()
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ("please", "`off: please` is neither yes nor no, and was not used"),
        ("perhaps not", "`off: perhaps not` is neither yes nor no, and was not used"),
        ("off", "`off: off` can be read in two ways, and was not used"),
    ],
)
def test_an_off_that_is_neither_yes_nor_no_costs_only_itself(put: Put, off: str, said: str) -> None:
    rules = put(f"rules:\n  - id: person-label.x\n    off: {off}\n    match: you are so zonky\n")
    (problem,) = rules.problems
    assert (problem.line, problem.column, problem.message) == (3, 10, said)
    assert problem.hint == "Write `off: yes` to switch it off, or `off: no` to switch it on."
    assert "person-label.x" in rules_in(rules, "You are so zonky.")


def test_a_rule_that_is_just_its_id_may_have_fields_below_and_names_in_capitals(put: Put) -> None:
    rules = put("Rules:\n  - closed-question.yes-no\n    Off: yes\n")
    assert [problem.hint for problem in rules.problems] == [
        'Write `- id: "closed-question.yes-no"`, and begin its fields below `id`.',
        "Write `rules:`.",
        "Write `off:`.",
    ]
    assert "closed-question.yes-no" not in rules_in(rules, "Did it go well?")
