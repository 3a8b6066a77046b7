"""Random texts: contents of a 正文, whole documents, and old texts line by line."""

from hypothesis import strategies as st

from drafter.outline.content import Grid, Item, Listing, Piece, Shape

ANY = "甲乙丙丁 　\t#-:@*=|\\'\"[]{}&!%~`,.?<>，。：；、！“”《》（）【】…—1２一二是要😀𠮷é\ufeff\u200b"
STYLES = (
    "一、",
    "（一）",
    "1.",
    "1. ",
    "(1)",
    "①",
    "一要",
    "一是",
    "第一，",
    "其一，",
    "首先，",
    "第一方面，",
    "无",
)
PINNED = ("三、", "（四）", "7.", "最后，", "十一是", "第二章　", "A.")

lines = (
    st.text(ANY, min_size=1, max_size=24).map(str.strip).filter(lambda text: bool(text.strip("\ufeff\u200b")))
)
paragraphs = st.lists(lines, min_size=1, max_size=3).map(tuple)


def items(inside: st.SearchStrategy[tuple[Piece, ...]]) -> st.SearchStrategy[tuple[Item, ...]]:
    """Items with a title, a text or both; now and then a pinned marker."""
    item = st.builds(
        Item, lines | st.just(""), inside, st.none() | st.none() | st.sampled_from(PINNED)
    ).filter(lambda made: bool(made.title or made.content))
    return st.lists(item, min_size=1, max_size=4).map(tuple)


def listings(inside: st.SearchStrategy[tuple[Piece, ...]]) -> st.SearchStrategy[Listing]:
    styles = st.none() | st.sampled_from(STYLES)
    plain = st.builds(
        Listing, st.sampled_from([Shape.PARTS, Shape.POINTS]), items(inside | st.just(())), styles
    )
    run_in = st.builds(
        Listing,
        st.just(Shape.RUN_IN),
        items(st.tuples(lines) | st.just(())),
        styles,
        lines | st.just(""),
        lines | st.just(""),
    )
    return plain | run_in


grids = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(lines | st.just(""), min_size=width, max_size=width).map(tuple).filter(any),
        min_size=1,
        max_size=3,
    ).map(lambda rows: Grid(tuple(rows)))
)
pieces: st.SearchStrategy[tuple[Piece, ...]] = st.recursive(
    paragraphs,
    lambda inside: st.lists(lines | grids | listings(inside), min_size=1, max_size=4).map(tuple),
    max_leaves=12,
)

# old texts: lines as people write them, numbered rightly, wrongly or not at all
_MARKS = (
    "",
    "",
    "",
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "一是",
    "二是",
    "第一，",
    "第二，",
    "首先，",
    "其次，",
)
_WORDS = (
    "抓学习",
    "抓落实",
    "要提高认识",
    "同志们",
    "各级工会",
    "3,000人",
    "“双城记”",
    "　",
    " ",
    "和",
    "2026年3月6日",
)
_ENDS = ("", "", "。", "。", "；", "：", "，", "！", "：一是学；二是做。")
old_line = st.builds(
    lambda mark, words, end: mark + "".join(words) + end,
    st.sampled_from(_MARKS),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14),
    st.sampled_from(_ENDS),
)
old_texts = st.lists(old_line | st.text(ANY, max_size=20), min_size=1, max_size=25).map("\n".join)

# speeches as they are held: titles, running prose, points with heads, lists within a paragraph
_TITLE_WORDS = (
    "提高政治站位",
    "加强组织领导",
    "抓好工作落实",
    "服务职工群众",
    "深化工会改革",
    "建强基层组织",
    "弘扬劳模精神",
)
_SENTENCES = (
    "各级工会要把思想和行动统一到会议部署上来，切实增强责任感和紧迫感。",
    "去年全市新建工会组织126家，发展会员3,184人，增长12.5%，成绩来之不易。",
    "要深入企业、深入班组，面对面听职工讲，心贴心为职工办。",
    "“一件事”办得好不好，职工心里有杆秤！",
    "我们深知，《条例》（修订稿）的要求是具体的；差距也是具体的。",
)
_titles = st.sampled_from(_TITLE_WORDS)
_prose = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3).map("".join)
_prose_paragraphs = st.lists(_prose, min_size=1, max_size=3).map(tuple)
_point = st.builds(lambda head, text: Item(f"{head}。", (text,)), _titles, _prose)


def _several(of: st.SearchStrategy[Item]) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(of, min_size=2, max_size=5).map(tuple)


_points = st.builds(
    Listing, st.just(Shape.POINTS), _several(_point), st.sampled_from(["一是", "一要", "第一，", "1."])
)
_run_in = st.builds(
    lambda lead, items, style: Listing(Shape.RUN_IN, items, style, lead),
    st.sampled_from(["会议强调，", "具体要做好这几件事："]),
    _several(_titles.map(lambda head: Item(content=(f"{head}，务求实效。",)))),
    st.sampled_from(["一要", "第一，"]),
)
_part_body = st.tuples(_prose_paragraphs, st.just(()) | st.tuples(_points | _run_in)).map(
    lambda both: (*both[0], *both[1])
)
_sub = st.builds(Item, _titles, _part_body)
_part = st.builds(
    lambda title, body, subs: Item(title, (*body, *((Listing(Shape.PARTS, subs),) if subs else ()))),
    _titles,
    _part_body,
    st.just(()) | _several(_sub),
)
speeches = st.tuples(
    st.lists(_part, min_size=2, max_size=4).map(lambda parts: Listing(Shape.PARTS, tuple(parts)))
)
