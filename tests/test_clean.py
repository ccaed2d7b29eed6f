"""Reading and cleaning: which part of a source is the article, what it says of itself, and the way back to the source.

All sample texts are made up for these tests.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from majlis.clean.opening import read_opening
from majlis.clean.publication import find_publication_dates
from majlis.clean.structure import structure
from majlis.clean.tokens import MAX_SENTENCE_TOKENS, tokenise
from majlis.clean.told import signature_start
from majlis.errors import InputError
from majlis.model import Article, Issue, MediaType, Source
from majlis.read.encoding import decode
from majlis.read.inputs import read_inputs

HEADLINE = "وزراء خارجية دول الجوار يبحثون في مسقط أمن الملاحة"
LEAD = "عقد وزراء خارجية دول الجوار، الثلاثاء، اجتماعا في العاصمة العمانية مسقط لبحث أمن الملاحة في البحر الأحمر وبحر العرب."
SECOND = "وقال وزير الخارجية العماني إن المجتمعين اتفقوا على تشكيل لجنة فنية تجتمع كل ثلاثة أشهر وترفع تقاريرها إلى الوزراء."
THIRD = "وأضاف أن بلاده ستستضيف الاجتماع المقبل للجنة في مطلع العام القادم بمشاركة ممثلين عن المنظمة البحرية الدولية."
OTHER = "مؤتمر دولي للمانحين ينطلق في أوسلو بمشاركة سبعين دولة"


def article(text: str, media: MediaType = "text", **given: str) -> Article:
    return structure(Source("a", "a.txt", text, media, "utf-8", "0" * 64, **given))


def told(found: Article, kind: str) -> list[str]:
    return [found.text[block.start:block.end] for block in found.blocks if block.kind == kind]


# --- what is the article


def test_headline_and_paragraphs_of_a_plain_text() -> None:
    found = article("\n\n".join([HEADLINE, LEAD, SECOND]))
    assert told(found, "headline") == [HEADLINE]
    assert told(found, "body") == [LEAD, SECOND]
    assert found.title == HEADLINE


def test_a_section_name_before_the_headline_is_noise() -> None:
    found = article("\n".join(["سياسة", HEADLINE, LEAD, SECOND]))
    assert found.title == HEADLINE
    assert told(found, "body") == [LEAD, SECOND]


@pytest.mark.parametrize("header", ["اقرأ أيضا", "اقرأ أيضاً:", "مواضيع ذات صلة", "الأكثر قراءة", "قد يهمك أيضا"])
def test_other_headlines_after_the_article_are_noise(header: str) -> None:
    found = article("\n".join([HEADLINE, LEAD, SECOND, THIRD, header, OTHER, "وزير الطاقة يلتقي نظيره الهندي في نيودلهي"]))
    assert told(found, "body") == [LEAD, SECOND, THIRD]


def test_the_article_goes_on_after_a_list_of_other_headlines() -> None:
    found = article("\n".join([HEADLINE, LEAD, "اقرأ أيضا", OTHER, SECOND, THIRD]))
    assert told(found, "body") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("end", ["التعليقات", "أضف تعليقا", "جميع الحقوق محفوظة © 2025", "لا توجد تعليقات"])
def test_nothing_after_the_end_of_the_article_is_read(end: str) -> None:
    comment = "أنا أرى أن اجتماع وزراء خارجية مصر والأردن في عمان أمس كان مضيعة للوقت ولم يخرج بأي قرار يذكر."
    assert told(article("\n".join([HEADLINE, LEAD, SECOND, THIRD, end, comment])), "body") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("menu", [
    "الرئيسية | سياسة | اقتصاد | رياضة | ثقافة", "الرئيسية\nسياسة\nاقتصاد\nرياضة", "شارك على فيسبوك", "#مسقط #أمن_الملاحة #البحر_الأحمر",
    "جاري التحميل...", "اشترك في قناتنا على تلغرام",
])
def test_menus_and_buttons_are_noise(menu: str) -> None:
    found = article("\n".join([menu, HEADLINE, LEAD, menu, SECOND, menu]))
    assert told(found, "body") == [LEAD, SECOND]


def test_a_text_without_any_line_is_no_article() -> None:
    found = article(" \n\t\n")
    assert found.blocks == ()
    assert (found.title, found.outlet, found.published) == (None, None, None)


def test_a_headline_alone_gives_no_body() -> None:
    found = article(HEADLINE)
    assert told(found, "body") in ([], [HEADLINE])  # one line can be either


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\r", "\u2028", "\n\n\n"])
def test_every_kind_of_line_break_separates(separator: str) -> None:
    found = article(separator.join([HEADLINE, LEAD, SECOND]))
    assert told(found, "headline") == [HEADLINE]
    assert told(found, "body") == [LEAD, SECOND]


def test_blocks_are_in_order_and_do_not_overlap() -> None:
    found = article("\n".join(["سياسة", HEADLINE, f"مسقط - رويترز: {LEAD}", "اقرأ أيضا", OTHER, SECOND]))
    edges = [edge for block in found.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    assert edges[-1] <= len(found.text)


# --- datelines


@pytest.mark.parametrize(("dateline", "place", "agency", "name", "published"), [
    ("الرياض 22 جمادى الآخرة 1443 هـ الموافق 25 يناير 2022 م واس", "الرياض", "واس", None, "2022-01-25"),
    ("كوالالمبور 26 أكتوبر 2025 (شينخوا)", "كوالالمبور", "شينخوا", None, "2025-10-26"),
    ("كوالالمبور 26 أكتوبر 2025 (شينخوا) --", "كوالالمبور", "شينخوا", None, "2025-10-26"),
    ("الرباط/ 28 نونبر 2024/ أنباء إكسبريس/", "الرباط", None, "أنباء إكسبريس", "2024-11-28"),
    ("العقبة 14 كانون الأول (بترا)-", "العقبة", "بترا", None, "XXXX-12-14"),
    ("القاهرة - أ ش أ:", "القاهرة", "أ ش أ", None, None),
    ("بغداد/ واع", "بغداد", "واع", None, None),
    ("بغداد / واع /", "بغداد", "واع", None, None),
    ("مسقط في 5 مايو 2025 /العمانية/", "مسقط", "العمانية", None, "2025-05-05"),
    ("الكويت - 5 - 6 (كونا) --", "الكويت", "كونا", None, "XXXX-06-05"),
    ("نيويورك، 4 تشرين الأول/أكتوبر 2023 -", "نيويورك", None, None, "2023-10-04"),
    ("باريس (أ ف ب) –", "باريس", "أ ف ب", None, None),
    ("دمشق-سانا", "دمشق", "سانا", None, None),
    ("تونس ـ وات:", "تونس", "وات", None, None),
    ("لندن:", "لندن", None, None, None),
    ("الدوحة - «راية نيوز»:", "الدوحة", None, "راية نيوز", None),
])
def test_a_dateline_that_opens_a_paragraph(dateline: str, place: str, agency: str | None, name: str | None, published: str | None) -> None:
    text = f"{dateline} {LEAD}"
    found = read_opening(text)
    assert (found.place, found.agency, found.name, found.published) == (place, agency, name, published)
    assert text[found.end:] == LEAD


@pytest.mark.parametrize("text", [
    LEAD,
    SECOND,
    "القاهرة تستضيف مؤتمرا دوليا لبحث إعادة الإعمار بمشاركة أربعين دولة ومنظمة.",
    "بغداد وأربيل تتفقان على تصدير النفط عبر ميناء جيهان التركي بعد توقف دام عامين.",
    "رويترز نقلت عن مسؤول قوله إن المحادثات ستستأنف الأسبوع المقبل في جنيف.",
    "12 دولة تعلن مشاركتها في القمة التي تعقد الشهر المقبل.",
    "",
])
def test_a_paragraph_without_a_dateline_has_none(text: str) -> None:
    assert read_opening(text).end == 0
    assert read_opening(text).place is None


def test_a_quotation_right_after_a_dateline_keeps_its_quotation_mark() -> None:
    text = "بيروت - «اتفاق الإطار» يعود إلى طاولة البحث بين الوفدين في الناقورة بعد أشهر من التوقف."
    assert text[read_opening(text).end:].startswith("«")


def test_a_dateline_is_a_block_of_its_own_and_gives_no_tokens() -> None:
    found = article("\n".join([HEADLINE, f"القاهرة - أ ش أ: {LEAD}", SECOND]))
    assert told(found, "dateline") == ["القاهرة - أ ش أ: "]
    assert told(found, "body") == [LEAD, SECOND]
    assert (found.dateline_place, found.source_agency) == ("القاهرة", "أ ش أ")
    tokens = tokenise(found)
    assert not {"القاهره", "قاهره"} & set(tokens.words)


@pytest.mark.parametrize(("end", "signature"), [
    (".-(بترا)", "-(بترا)"), (". (و م ع)", " (و م ع)"), (" --(بترا)", " --(بترا)"), (". /العمانية/", " /العمانية/"),
    (", بحسب وكالة الأنباء السعودية (واس).", ""), (", وفق ما نقلته «سونا» (سونا)", ""), (".", ""), (". (انتهى)", ""),
    (", كما قال لوكالة /تاس/", ""),
])
def test_an_agency_behind_the_last_sentence_signs_it_and_one_within_is_named(end: str, signature: str) -> None:
    text = LEAD.rstrip(".") + end
    assert text[signature_start(text):] == signature
    found = article("\n".join([HEADLINE, SECOND, text]))
    assert told(found, "body")[-1] == text.removesuffix(signature)
    assert (found.source_agency is not None) == bool(signature)


# --- what an article says of itself


@pytest.mark.parametrize(("line", "day"), [
    ("الثلاثاء 10 يونيو 2025", "2025-06-10"),
    ("نشر في: 10/06/2025 - 14:30", "2025-06-10"),
    ("١٠ حزيران ٢٠٢٥", "2025-06-10"),
    ("10 حزيران/يونيو 2025", "2025-06-10"),
    ("2025-06-10 | 08:15 ص", "2025-06-10"),
    ("الأربعاء 14 ذو الحجة 1446هـ - 11 يونيو 2025م", "2025-06-11"),
    ("تاريخ النشر: 10 جوان 2025", "2025-06-10"),
])
def test_the_day_of_publication_in_a_line_of_the_head(line: str, day: str) -> None:
    assert [date.day for date in find_publication_dates(line)] == [day]
    assert article("\n".join([HEADLINE, line, LEAD, SECOND])).published == day


def test_the_day_of_a_later_change_is_not_the_day_of_publication() -> None:
    text = "\n".join([HEADLINE, "آخر تحديث: 12 يونيو 2025", "نشر في: 10 يونيو 2025", LEAD, SECOND])
    assert article(text).published in ("2025-06-10", "2025-06-12")
    assert article(text.replace("آخر تحديث", "أضيف في")).published is not None


@pytest.mark.parametrize("day", ["31 فبراير 2025", "45/06/2025", "10 يونيو", "عام 2025"])
def test_what_is_no_full_date_is_no_day_of_publication(day: str) -> None:
    assert article("\n".join([HEADLINE, day, LEAD, SECOND])).published is None


def test_dates_in_the_body_are_not_the_day_of_publication() -> None:
    told_in_body = "وكان الاجتماع السابق قد عقد في 3 مارس 2021 في أبوظبي بمشاركة وزراء خارجية خمس دول وأمين عام المنظمة."
    assert article("\n".join([HEADLINE, LEAD, told_in_body, SECOND])).published is None


def test_the_outlet_of_a_plain_text() -> None:
    assert article("\n".join(["صحيفة الشاطئ", HEADLINE, "10 يونيو 2025", LEAD, SECOND])).outlet == "صحيفة الشاطئ"
    assert article("\n".join([HEADLINE, LEAD, SECOND, "المصدر: بوابة الساحل الإخبارية"])).outlet == "بوابة الساحل الإخبارية"


def test_a_writer_is_not_the_outlet() -> None:
    found = article("\n".join([HEADLINE, "كتب: محمد عبد الله", "10 يونيو 2025", LEAD, SECOND]))
    assert found.outlet is None


def test_what_nobody_states_stays_open() -> None:
    found = article("\n".join([HEADLINE, LEAD, SECOND]))
    assert (found.outlet, found.published, found.dateline_place, found.source_agency, found.url) == (None, None, None, None, None)


def test_given_fields_go_before_what_the_text_says() -> None:
    text = "\n".join(["صحيفة الشاطئ", HEADLINE, "10 يونيو 2025", LEAD, SECOND])
    found = article(text, title="عنوان آخر", outlet="ناشر آخر", published="2025-06-09", url="https://example.org/1")
    assert (found.title, found.outlet, found.published, found.url) == ("عنوان آخر", "ناشر آخر", "2025-06-09", "https://example.org/1")


# --- pages


def page(head: str = "", before: str = "", after: str = "", lead: str = LEAD) -> str:
    return (
        f"<!DOCTYPE html><html lang='ar'><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><a href='/'>الرئيسية</a> <a href='/s'>سياسة</a></nav>"
        f"{before}<article><h1>{HEADLINE}</h1><p>{lead}</p><p>{SECOND}</p><p>{THIRD}</p></article>{after}</body></html>"
    )


def test_a_page_gives_headline_and_paragraphs_without_its_menu() -> None:
    found = article(page(), "html")
    assert told(found, "headline") == [HEADLINE]
    assert told(found, "body") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("after", [
    f"<aside><h3>مواضيع ذات صلة</h3><ul><li><a href='/2'>{OTHER}</a></li></ul></aside>",
    f"<div class='related-posts'><p>{OTHER} وسط حضور دولي كبير ومتابعة إعلامية واسعة من وسائل الإعلام العالمية.</p></div>",
    f"<section id='comments'><h3>التعليقات</h3><p>{OTHER} وهذا خبر سار لكل المتابعين في المنطقة العربية والعالم أجمع.</p></section>",
    "<script>var x = 'اجتماع وزراء الخارجية في باريس أمس بحضور عشرين وزيرا من دول مختلفة.';</script>",
    f"<!-- {LEAD} -->",
    "<footer><p>جميع الحقوق محفوظة لصحيفة الشاطئ التي تصدر عن مؤسسة الشاطئ للصحافة والنشر والتوزيع.</p></footer>",
])
def test_what_stands_beside_the_article_on_a_page_is_noise(after: str) -> None:
    assert told(article(page(after=after), "html"), "body") == [LEAD, SECOND, THIRD]


def test_every_character_of_a_page_leads_back_to_its_source() -> None:
    lead = LEAD.replace("مسقط", "<b>مس</b>قط").replace("،", "&#1548;")
    source = page("<title>عنوان</title>", lead=lead)
    found = article(source, "html")
    assert told(found, "body")[0] == LEAD
    start = found.text.index("مسقط", found.text.index("العاصمة"))
    first, last = found.source_span(start, start + len("مسقط"))
    assert source[first:last] == "مس</b>قط"
    comma = found.text.index("،", found.text.index("الجوار، الث"))
    first, _ = found.source_span(comma, comma + 1)
    assert source[first:].startswith("&#1548;")
    assert found.offsets is not None
    assert len(found.offsets) == len(found.text)
    assert list(found.offsets) == sorted(found.offsets)
    plain = [(at, back) for at, back in enumerate(found.offsets) if "\u0621" <= found.text[at] <= "\u064a"]
    assert all(source[back] == found.text[at] for at, back in plain)


def test_json_ld_says_title_outlet_and_day() -> None:
    record = {
        "@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "موقع"}, {
            "@type": ["NewsArticle"], "headline": HEADLINE, "datePublished": "2025-06-10T22:15:00+03:00",
            "publisher": {"@type": "Organization", "name": "صحيفة الشاطئ"}}],
    }
    found = article(page(f"<script type='application/ld+json'>{json.dumps(record, ensure_ascii=False)}</script>"), "html")
    assert (found.title, found.outlet, found.published) == (HEADLINE, "صحيفة الشاطئ", "2025-06-10")


def test_open_graph_and_meta_elements_say_the_same_when_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:site_name" content="صحيفة &quot;الشاطئ&quot;"><link rel="canonical" href="https://example.org/a/1">'
        "<meta content='2025-06-10T08:00:00Z' property='article:published_time'/>"
    )
    found = article(page(head), "html")
    assert (found.outlet, found.published, found.url) == ('صحيفة "الشاطئ"', "2025-06-10", "https://example.org/a/1")


@pytest.mark.parametrize("head", [
    "<script type='application/ld+json'>{ not json</script>", "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"publisher\": 7, \"datePublished\": [], \"headline\": null}</script>",
    "<meta property='article:published_time' content='yesterday'>", "<meta property=og:site_name>", "<title></title>",
])
def test_broken_metadata_says_nothing(head: str) -> None:
    found = article(page(head), "html")
    assert (found.title, found.outlet, found.published) == (HEADLINE, None, None)
    assert told(found, "body") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("source", [
    f"<h1>{HEADLINE}</h1><p>{LEAD}<p>{SECOND}", f"<div><h1>{HEADLINE}</h1><p>{LEAD}</div></div></p><p>{SECOND}</body>",
    f"<h1>{HEADLINE}</h1>{LEAD}<br>{SECOND}<br/>", f"<h1 title='a > b'>{HEADLINE}</h1><p class=\"x>y\">{LEAD}</p><p>{SECOND}",
])
def test_pages_with_faults_are_read_all_the_same(source: str) -> None:
    found = article(source, "html")
    assert found.title == HEADLINE
    assert told(found, "body") == [LEAD, SECOND]


# --- bytes


@pytest.mark.parametrize(("encoding", "name"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1256", "windows-1256"), ("iso8859_6", "iso-8859-6"),
    ("utf-16", "utf-16-le"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"),
])
def test_the_encodings_of_arabic_texts(encoding: str, name: str) -> None:
    text = f"{HEADLINE}\n{LEAD}\n{SECOND}\n"
    found = decode(text.encode(encoding), "a.txt")
    assert (found.text, found.encoding, found.broken) == (text, name, 0)


def test_a_page_in_an_old_encoding_says_which() -> None:
    text = page().replace("charset='utf-8'", "charset=windows-1256")
    assert decode(text.encode("cp1256"), "a.html", html=True).text == text


def test_a_page_converted_to_utf_8_with_its_old_declaration_is_utf_8() -> None:
    text = page().replace("charset='utf-8'", "charset=windows-1256")
    assert decode(text.encode("utf-8"), "a.html", html=True).text == text


def test_a_damaged_byte_costs_one_character() -> None:
    data = bytearray(f"{LEAD} {SECOND} {THIRD}".encode())
    data[120] = 0xFF
    found = decode(bytes(data), "a.txt")
    assert found.encoding == "utf-8"
    assert 1 <= found.broken <= 2


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"\0" * 400, "Réunion à Genève".encode("latin-1") * 9])
def test_what_is_no_arabic_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt: "):
        decode(data, "a.txt")


def test_a_compressed_file_of_rows_gives_an_article_a_line(tmp_path: Path) -> None:
    import gzip

    rows = [
        {"id": "one", "url": "https://example.org/1", "title": HEADLINE, "text": LEAD, "published": "2025-06-10T09:00", "outlet": "الشاطئ"},
        {"html": page()}, {"text": ""}, ["no object"], {"id": "one", "text": SECOND}, {"id": 7, "text": THIRD, "published": "soon"},
    ]
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode() + b"\n{broken\n"))
    issues: list[Issue] = []
    sources = list(read_inputs([path], issues))
    assert [(source.id, source.media) for source in sources] == [("one", "text"), ("rows-2", "html"), ("one~2", "text"), ("7", "text")]
    assert (sources[0].published, sources[0].outlet, sources[0].path) == ("2025-06-10", "الشاطئ", f"{path}:1")
    assert {issue.path.rpartition(":")[2] for issue in issues} == {"3", "4", "5", "6", "7"}


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00broken")
    issues: list[Issue] = []
    assert list(read_inputs([path], issues)) == []
    assert [issue.path for issue in issues] == [str(path)]
    assert "gzip" in issues[0].reason


def test_a_folder_is_read_in_the_order_of_names_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "c/d.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LEAD + name, encoding="utf-8")
    assert [source.id for source in read_inputs([tmp_path], [])] == ["a", "b", "d"]


# --- tokens


def test_tokens_are_words_of_the_text() -> None:
    found = article("\n".join([HEADLINE, LEAD, SECOND]))
    tokens = tokenise(found)
    assert len(tokens) > 40
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert found.text[start:end].strip() == found.text[start:end]
        assert word
    assert [tokens.headline[0], tokens.headline[-1]] == [True, False]


def test_a_text_without_stops_is_cut_into_sentences() -> None:
    tokens = tokenise(article(f"{HEADLINE}\n{' '.join([LEAD.rstrip('.')] * 80)}."))
    assert max(last - first for first, last in tokens.sentences) <= MAX_SENTENCE_TOKENS


def test_initials_and_figures_do_not_end_a_sentence() -> None:
    told_first = "قال د. سامي إن النمو بلغ 3.5 في المئة هذا العام وإن بلاده ستواصل دعم المبادرات الإقليمية كلها."
    tokens = tokenise(article(f"{HEADLINE}\n{told_first} {SECOND}"))
    body = [sentence for sentence, headline in zip(tokens.sentences, tokens.headline, strict=True) if not headline]
    assert len(body) == 2
