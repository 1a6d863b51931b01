"""What holds for any content, found by trying many."""

from __future__ import annotations

import re
import string

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.model.clock.agenda import lay_out
from macros.model.core.catalogue import Catalogue
from macros.model.reading import examine
from macros.model.records.common import Duree
from macros.model.records.programme import DemiJournee, Plage
from macros.model.records.sequence import Apport
from macros.model.source.documents import decode, read_markdown
from macros.model.source.yaml_source import parse

modest = settings(
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

# Tabs at a line's start are refused on purpose.
HIDDEN_BREAKS = "\x85\u2028\u2029"
LETTERS = st.characters(exclude_categories=["C"], include_characters=HIDDEN_BREAKS)
TEXTS = st.one_of(
    st.text(LETTERS, max_size=12),
    st.sampled_from(
        ["", "~", "1:30", "NO", "12", "1.10", "true", "a: b", "- a", "Été\n\nsuite\n", "a\u2028b"]
    ),
)
KEYS = st.text(string.ascii_lowercase, min_size=1, max_size=6).filter(
    lambda key: key not in {"n", "y", "no", "yes", "on", "off", "true", "false", "null"}
)
SCALARS = st.one_of(TEXTS, st.integers(-(10**18) + 1, 10**18 - 1), st.booleans(), st.none())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


class Plain(yaml.SafeDumper):
    """A dumper without the aliases that our reader refuses."""

    def ignore_aliases(self, data) -> bool:
        return True

    def represent_text(self, data):
        """Between double quotes hidden line breaks are named; elsewhere they become spaces."""
        style = '"' if set(HIDDEN_BREAKS) & set(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)


Plain.add_representer(str, Plain.represent_text)


def written(value, dumper=Plain) -> str:
    """A text as our reader receives it from a file."""
    text = yaml.dump(value, Dumper=dumper, default_flow_style=False, allow_unicode=True, width=60)
    return decode(text.encode(), "f")[0] or ""


class Raw(Plain):
    """The same with hidden line breaks left as they are."""


Raw.add_representer(str, yaml.SafeDumper.represent_str)


def frozen(value):
    """Lists are read as tuples, hidden line breaks as spaces."""
    if isinstance(value, str):
        return re.sub(f"[{HIDDEN_BREAKS}]", " ", value)
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value


@modest
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_what_is_written_is_read_back(data):
    value, _, problems = parse(written(data), "f")
    assert (value, problems) == (frozen(data), [])


def type_tree(value):
    if isinstance(value, tuple):
        return [type_tree(item) for item in value]
    if isinstance(value, dict):
        return {key: type_tree(item) for key, item in value.items()}
    return type(value)


@modest
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_types_survive_too(data):
    """True is not 1 for an author, though Python says they are equal."""
    value, _, _ = parse(written(data), "f")
    assert type_tree(value) == type_tree(frozen(data))


@modest
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=6), st.integers(1, 50))
@example({"a": "b\u2028c", "d": "e\x85f", "g": "h\u2029i", "j": 1}, 1)
def test_a_line_number_points_to_its_key(data, first_line):
    text = written(data, Raw)
    rows = text.split("\n")
    _, lines, _ = parse(text, "f", first_line)
    for path, line in lines.items():
        if path and isinstance(path[-1], str):
            row = rows[line - first_line]
            assert re.match(rf"[ -]*{path[-1]}:", row), (path, row)


@modest
@given(st.binary(max_size=60))
@example("Café".encode("cp1252"))
@example(b"\xef\xbb\xbf\xff")
@example(b"\r")
def test_decode_never_raises(content):
    text, problems = decode(content, "f")
    assert (text is None) == bool(problems)
    assert not set(text or "") & set(f"\r{HIDDEN_BREAKS}")
    for problem in problems:
        assert 1 <= problem.line <= content.count(b"\n") + 1


@modest
@given(st.binary(max_size=80))
@example(b"---\n\x00\n---\n")
@example(b"---\n&a [*a]\n---\n")
@example(b"---\n<<: {a: 1}\n---\n")
@example(b"---\n" + b"[" * 300000 + b"\n---\n")
@example(b"---\na: " + b"9" * 5000 + b"\n---\n")
def test_a_file_of_any_bytes_is_read_or_explained(content):
    document, problems = read_markdown(content, "f.md")
    assert document or problems


YAMLISH = st.text(st.sampled_from("ab1é:-#'\"&*!|>[]{},? \n%@`~.\t"), max_size=40)


@pytest.fixture(scope="module")
def toolbox(tmp_path_factory, racine):
    folder = tmp_path_factory.mktemp("arbitraire") / "toolbox"
    (folder / "methodes").mkdir(parents=True)
    words = (racine / "toolbox/vocabulaires.yml").read_bytes()
    (folder / "vocabulaires.yml").write_bytes(words)
    return folder


def problems_with_header(toolbox, header: str) -> list[str]:
    content = f"---\n{header}\n---\n\nProse.\n".encode("utf-8", "surrogatepass")
    (toolbox / "methodes/x.md").write_bytes(content)
    _, problems = examine(toolbox)
    return [str(problem) for problem in problems if problem.path == "toolbox/methodes/x.md"]


@settings(modest, max_examples=40)
@given(st.one_of(YAMLISH, st.text(max_size=40)))
@example("titre: {}")
@example("? {a: b}\n: c")
@example("1: 2")
@example(": x")
@example("duree: [1]\nsources: {titre: x}\netapes: x")
def test_any_header_is_explained(toolbox, header):
    assert problems_with_header(toolbox, header)


FIELDS = st.sampled_from(
    ["titre", "objectifs", "duree", "participants", "etapes", "sources", "suites", "mise_a_jour"]
)


@settings(modest, max_examples=30)
@given(st.dictionaries(FIELDS, VALUES, min_size=1, max_size=4))
def test_any_value_in_any_field_is_explained(toolbox, data):
    """Wrong shapes everywhere: every message still names this file, in its lines."""
    header = written(data)
    for problem in problems_with_header(toolbox, header):
        assert "nput should" not in problem, "pydantic speaks English"
        line = int(problem.split(":")[1])
        assert 1 <= line <= header.count("\n") + 5


SEQUENCES = st.lists(
    st.integers(1, 240).map(lambda n: Apport(apport="x", temps=n)),
    max_size=12,
)
SUPPLES = st.lists(
    st.tuples(*[st.integers(1, 120)] * 3)
    .map(sorted)
    .map(lambda d: Duree(min=d[0], conseillee=d[1], max=d[2]))
    .map(lambda d: Apport(apport="x", temps=d)),
    min_size=1,
    max_size=8,
)


def laid(sequences, debut, length):
    plage = Plage.model_construct(debut=debut, fin=debut + length)
    half = DemiJournee.model_construct(objectifs=(), sequences=tuple(sequences))
    return lay_out(half, plage, Catalogue(), 10)


@modest
@given(SEQUENCES, st.integers(0, 23 * 60), st.integers(1, 59))
def test_creneaux_are_contiguous_and_keep_every_minute(sequences, debut, length):
    """Even when the half-day cannot end on time: then it says so."""
    creneaux, coincements = laid(sequences, debut, length)
    assert [c.sequence for c in creneaux] == sequences
    starts = [c.debut for c in creneaux]
    ends = [c.fin for c in creneaux]
    assert starts == [debut, *ends][: len(starts)]
    total = sum(s.temps for s in sequences)
    assert sum(c.minutes for c in creneaux) == total
    expected = [total - length] if sequences and total != length else []
    assert [c.minutes for c in coincements] == expected


@modest
@given(SUPPLES, st.integers(0, 600), st.integers(0, 100))
def test_a_half_day_within_its_bounds_ends_on_the_minute(sequences, debut, share):
    """Any length between the sum of the shortest and the sum of the longest is reached."""
    least = sum(s.temps.min for s in sequences)
    most = sum(s.temps.max for s in sequences)
    length = least + (most - least) * share // 100
    creneaux, coincements = laid(sequences, debut, length)
    assert coincements == ()
    assert (creneaux[0].debut, creneaux[-1].fin) == (debut, debut + length)
    assert all(c.souplesse.least <= c.minutes <= c.souplesse.most for c in creneaux)


@modest
@given(SUPPLES, st.integers(1, 120))
def test_a_half_day_out_of_its_bounds_says_by_how_much(sequences, gap):
    least = sum(s.temps.min for s in sequences)
    most = sum(s.temps.max for s in sequences)
    for length, wrong in ((most + gap, -gap), (least - gap, gap)):
        if length > 0:
            _, (coincement,) = laid(sequences, 0, length)
            assert coincement.minutes == wrong
            assert coincement.rangs == tuple(range(len(sequences)))
