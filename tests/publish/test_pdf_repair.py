"""Tags as WeasyPrint writes them, made whole."""

from cadrage.publish.pdf.repair import repair
from cadrage.publish.pdf.tree import Mark, Node, Target


def shape(node: Node) -> object:
    """The tree as nested lists: type, then what it holds."""
    return [
        node.tag,
        *(
            shape(kid) if isinstance(kid, Node) else (kid.page, kid.number)
            for kid in node.kids
            if not isinstance(kid, Target)
        ),
    ]


def line(page: int, number: int) -> Node:
    return Node("Span", [Mark(page, number)])


def test_a_paragraph_over_two_pages_is_one() -> None:
    first = Node("Part", [Node("P", [line(0, 0), line(0, 1)], key=2)], key=1)
    second = Node("Part", [Node("P", [line(1, 0)], key=2), Node("P", [line(1, 1)], key=3)], key=1)
    document = Node("Document", [first, second])
    repair(document)
    assert shape(document) == [
        "Document",
        ["Part", ["P", (0, 0), (0, 1), (1, 0)], ["P", (1, 1)]],
    ]


def test_two_paragraphs_stay_two() -> None:
    document = Node("Document", [Node("P", [line(0, 0)], key=1), Node("P", [line(0, 1)], key=2)])
    repair(document)
    assert shape(document) == ["Document", ["P", (0, 0)], ["P", (0, 1)]]


def test_the_repeated_head_of_a_table_is_read_once() -> None:
    def piece(page: int) -> Node:
        head = Node("THead", [Node("TR", [Node("TH", [line(page, 0)], key=5)], key=4)], key=3)
        rows = Node("TBody", [Node("TR", [Node("TD", [line(page, 1)])], key=10 + page)], key=6)
        return Node("Table", [head, rows], key=2)

    document = Node("Document", [piece(0), piece(1)])
    repair(document)
    rows = [["TR", ["TD", (0, 1)]], ["TR", ["TD", (1, 1)]]]
    assert shape(document) == [
        "Document",
        ["Table", ["THead", ["TR", ["TH", (0, 0)]]], ["TBody", *rows]],
    ]


def test_a_note_stands_behind_its_call_and_does_not_part_the_pages() -> None:
    call = Node("Reference", [Mark(0, 1)], key=7)
    document = Node(
        "Document",
        [
            Node("Part", [Node("P", [line(0, 0), call], key=2)], key=1),
            Node("NonStruct", [Node("Note", [line(0, 9)], key=8)]),
            Node("Part", [Node("P", [line(1, 0)], key=2)], key=1),
        ],
    )
    repair(document)
    assert shape(document) == [
        "Document",
        ["Part", ["P", (0, 0), ["Reference", (0, 1), ["Note", (0, 9)]], (1, 0)]],
    ]
    assert [node.id for node in document.nodes() if node.tag == "Note"] == ["note-8"]


def test_a_link_has_one_target_a_line_and_the_rest_are_returned() -> None:
    outer, inner, dots = (Target(0, annotation) for annotation in "abc")
    leader = Node("Artifact", [dots, Mark(0, 1)])
    link = Node("Link", [outer, Node("Link", [inner, line(0, 0), leader])], key=1)
    document = Node("Document", [link])
    assert {target.annotation for target in repair(document)} == {"b", "c"}
    assert shape(document) == ["Document", ["Link", (0, 0)]]
    assert [kid for kid in link.kids if isinstance(kid, Target)] == [outer]


def test_language_is_kept_when_a_tag_that_says_nothing_else_is_taken_out() -> None:
    french = Node("Span", [line(0, 1)], lang="fr")
    block = Node("NonStruct", [Node("P", [line(0, 2)])], lang="fr")
    document = Node("Document", [Node("P", [Node("NonStruct", [line(0, 0)]), french]), block])
    repair(document)
    assert shape(document) == [
        "Document",
        ["P", (0, 0), ["Span", (0, 1)]],
        ["Div", ["P", (0, 2)]],
    ]


def test_an_item_of_a_list_has_a_label_and_a_body() -> None:
    item = Node("LI", [Node("Lbl", [line(0, 0)]), Node("P", [line(0, 1)])])
    document = Node("Document", [Node("L", [item])])
    repair(document)
    assert shape(document) == [
        "Document",
        ["L", ["LI", ["Lbl", (0, 0)], ["LBody", ["P", (0, 1)]]]],
    ]


def test_a_caption_belongs_to_its_figure_and_empty_tags_go_but_for_cells() -> None:
    group = Node("FigureGroup", [Node("Figure", [Mark(0, 0)]), Node("Caption", [line(0, 1)])])
    row = Node("TR", [Node("TD"), Node("TD", [line(0, 2)])])
    document = Node("Document", [group, Node("P", [Node("Span")]), Node("Table", [row])])
    repair(document)
    assert shape(document) == [
        "Document",
        ["Figure", (0, 0), ["Caption", (0, 1)]],
        ["Table", ["TR", ["TD"], ["TD", (0, 2)]]],
    ]
