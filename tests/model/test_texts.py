"""A text cut and joined still says what its cell says, and leads from each character to its place there."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.cell_text import CellRef, Look, Span, SpanKind, Text
from docgen.model.texts import cut, cut_line, cuts, joined, paragraphs, place_of, plain, stripped, written
from support.torture import amount

CELL = CellRef("正文", 3, 3)
BOLD = Look(bold=True)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text of stretches: plain ones, ones with a look, and figures that stand for something else."""
    stretches = draw(
        st.lists(
            st.tuples(
                st.text("甲乙 \n", max_size=4),
                st.sampled_from([None, "{{数}}", "", "长长的写法"]),
                st.booleans(),
            ),
            max_size=6,
        )
    )
    value, spans = "", []
    for words, source, is_plain in stretches:
        if not is_plain and (words or source is not None):
            kind = SpanKind.TYPED if source is None else SpanKind.FIGURE
            spans.append(Span(len(value), len(value) + len(words), BOLD, kind, source))
        value += words
    return Text(value, CELL, tuple(spans), draw(st.integers(0, 5)))


@st.composite
def texts_and_edges(draw: st.DrawFn) -> tuple[Text, list[int]]:
    text = draw(texts())
    inner = draw(st.lists(st.integers(0, len(text.value)), max_size=5))
    return text, [0, *sorted(inner), len(text.value)]


many = settings(max_examples=amount(200, 4_000), deadline=None)


@many
@given(texts_and_edges())
def test_the_pieces_of_a_text_together_say_what_its_cell_says(given_: tuple[Text, list[int]]) -> None:
    text, edges = given_
    bounds = [(a, b) for a, b in pairwise(edges) if a < b]
    pieces = list(cuts(text, bounds))
    assert "".join(piece.value for piece in pieces) == text.value
    if pieces:
        assert "".join(map(written, pieces)) == written(text)
        assert written(joined(pieces)) == written(text)


@many
@given(texts_and_edges())
def test_each_piece_begins_where_the_one_before_has_ended_in_the_cell(given_: tuple[Text, list[int]]) -> None:
    text, edges = given_
    place = text.offset
    for piece in cuts(text, [(a, b) for a, b in pairwise(edges) if a < b]):
        assert piece.offset == place
        place += len(written(piece))


@many
@given(texts(), st.data())
def test_a_character_leads_to_the_same_place_whether_the_text_is_cut_or_not(
    text: Text, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text.value)))
    piece = cut(text, start, len(text.value))
    for index in range(len(piece.value)):
        whole, part = place_of((text,), start + index), place_of((piece,), index)
        assert whole is not None
        assert part is not None
        inside_a_figure = any(
            s.written is not None and s.start < start <= start + index < s.end for s in text.spans
        )
        assert part == whole or inside_a_figure


def test_a_typed_character_leads_to_itself_and_a_figure_to_its_reference() -> None:
    source = "检查{{检查}}、整改"
    text = Text("检查14次、整改", CELL, (Span(2, 5, kind=SpanKind.FIGURE, written="{{检查}}"),), offset=0)
    line = ("一是", text)
    assert written(text) == source
    assert place_of(line, 1) is None
    assert [place_of(line, index) for index in (2, 4, 6)] == [(CELL, 0), (CELL, 2), (CELL, 2)]
    assert place_of(line, plain(line).index("整改")) == (CELL, source.index("整改"))
    assert place_of(line, len(plain(line))) is None


def test_lines_of_a_cell_are_paragraphs_that_know_where_they_stand() -> None:
    text = Text(" 第一段。 \n\n　第二段。", CELL, offset=3)
    assert [plain(line) for line in paragraphs((text,))] == ["第一段。", "第二段。"]
    assert [place_of(line, 0) for line in paragraphs((text,))] == [(CELL, 4), (CELL, 12)]
    assert paragraphs((Text(" \n ", CELL),)) == []


@many
@given(st.lists(st.one_of(texts(), st.text("丙 \n", max_size=3)), max_size=4))
def test_lines_are_cut_and_stripped_as_strings_are(pieces: list[Text | str]) -> None:
    line = tuple(pieces)
    whole = plain(line)
    assert plain(stripped(line)) == whole.strip()
    assert [plain(part) for part in paragraphs(line)] == [
        part.strip() for part in whole.split("\n") if part.strip()
    ]
    assert plain(cut_line(line, 1, 5)) == whole[1:5]


def test_ten_thousand_lines_of_one_cell_with_as_many_looks_are_cut_within_the_run() -> None:
    value = "甲乙\n" * 20_000
    spans = tuple(Span(start, start + 1, BOLD) for start in range(0, len(value), 3))
    found = paragraphs((Text(value, CELL, spans),))
    assert len(found) == 20_000
    assert all(isinstance(line[0], Text) and len(line[0].spans) == 1 for line in found)
