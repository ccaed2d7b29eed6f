"""The text of an HTML page, every character with its place in the source, and what the page's head says of the article.

A scanner of our own: parsers that build a tree forget where a character stood. It never backtracks, so that a broken
page costs no more time than a sound one.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from majlis.clean.lines import Line, make_line
from majlis.clean.noise import noise

_ATTRIBUTE = re.compile(r"(?<![^\s\"'<>/=])([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,60})")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_CLASS_PART = re.compile(r"[\s_]+")
_RAW = {
    name: re.compile(rf"</{name}(?![a-z0-9])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "noscript", "template", "svg", "iframe")
}
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))
_NOISE_ELEMENTS = frozenset((
    "nav", "aside", "footer", "form", "button", "select", "figcaption", "dialog", "menu", "label", "object", "head",
))
_SELF_CLOSING = frozenset((
    "p", "li", "td", "th", "tr", "dd", "dt", "option",
))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TELLING = ("meta", "time", "link", "abbr")
_TEXT_PROPERTIES = ("headline", "name", "author", "datepublished")
_MAX_PROPERTY = 300
_MAX_TAG_HOPS = 50
_MAX_FORM_SHARE = 0.6
_MIN_LINK_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class PageTime:
    """A time that an element states for machines."""

    value: str
    names: str  # its class and microdata property, in lower case
    is_noise: bool
    in_article: bool


@dataclass(slots=True)
class PageHead:
    """What a page says of its article for machines."""

    title: str | None = None  # of the window
    meta: dict[str, str] = field(default_factory=dict)  # first value of each property or name, in lower case
    properties: dict[str, str] = field(default_factory=dict)  # microdata: first value, in lower case, as `author.name` inside another
    records: list[str] = field(default_factory=list)  # JSON-LD
    times: list[PageTime] = field(default_factory=list)
    canonical: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page."""

    text: str
    offsets: tuple[int, ...]
    lines: tuple[Line, ...]
    hard_noise: frozenset[int]  # starts of the lines inside elements that never hold an article
    head: PageHead


@dataclass(slots=True)
class _Open:
    name: str
    hard: bool
    soft: bool
    prop: str = ""  # microdata
    is_scope: bool = False
    start: int = 0  # of its text
    article: int = 0  # its number among the article elements, where it is one


class _Scanner:
    def __init__(self, source: str, noise_elements: frozenset[str] = _NOISE_ELEMENTS) -> None:
        self.source = source
        self.noise_elements = noise_elements
        self.articles = 0
        self.words = self.formed = 0  # of all lines, and of those inside forms
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self.lines: list[Line] = []
        self.hard_noise: set[int] = set()
        self.head = PageHead()
        self.open: list[_Open] = []
        self.counts: Counter[str] = Counter()
        self.start = 0  # of the current line
        self.linked = 0  # its characters inside links
        self.tag = ""

    def run(self) -> Page:
        position, source = 0, self.source
        while position < len(source):
            mark = source.find("<", position)
            if mark < 0:
                mark = len(source)
            self._text(position, mark)
            position = self._markup(mark) if mark < len(source) else mark
        self._break(max(0, len(source) - 1))
        return Page("".join(self.characters), tuple(self.offsets), tuple(self.lines), frozenset(self.hard_noise), self.head)

    def _text(self, start: int, end: int) -> None:
        position = start
        while position < end:
            if self.source[position] == "&":
                found = _ENTITY.match(self.source, position, end)
                if found is not None:
                    for character in html.unescape(found.group()):
                        self._add(character, position)
                    position = found.end()
                    continue
            self._add(self.source[position], position)
            position += 1

    def _add(self, character: str, position: int) -> None:
        if character in " \t\r\n\f\x0b\u2028\u2029\x85":
            if len(self.characters) == self.start or self.characters[-1] == " ":
                return
            character = " "
        elif len(self.characters) == self.start:
            self.tag = self._line_tag()
        self.characters.append(character)
        self.offsets.append(position)
        self.linked += self.counts["a"] > 0

    def _line_tag(self) -> str:
        heading = next((name for name in _HEADINGS if self.counts[name]), None)
        return heading or next((element.name for element in reversed(self.open) if element.name not in _INLINE), "")

    def _break(self, position: int) -> None:
        """Close the current line; the line feed after it stands for the markup at `position`."""
        end = len(self.characters)
        if end == self.start:
            return
        hard = any(element.hard for element in self.open[-1:])
        soft = any(element.soft for element in self.open[-1:])
        text = "".join(self.characters[self.start : end])
        line = make_line(text, 0, len(text), tag=self.tag)
        if line is not None:
            soft = soft or (self.linked >= _MIN_LINK_SHARE * len(text) and not line.is_sentence and not self.tag.startswith("h"))
            article = next((element.article for element in reversed(self.open) if element.article), 0)
            start, end = self.start + line.start, self.start + line.end
            moved = Line(start, end, line.text, line.key, line.words, True, self.tag, hard or soft, article)
            self.formed += line.words * (self.counts["form"] > 0)
            self.words += line.words
            self.lines.append(moved)
            if hard:
                self.hard_noise.add(moved.start)
        self.characters.append("\n")
        self.offsets.append(position)
        self.start, self.linked = len(self.characters), 0

    def _markup(self, position: int) -> int:
        source = self.source
        if source.startswith("<!--", position):
            return self._after("-->", position + 4)
        if source.startswith(("<!", "<?"), position):
            return self._after(">", position)
        named = _NAME.match(source, position)
        if named is None:
            self._add("<", position)
            return position + 1
        end = self._tag_end(named.end())
        name = named.group(1).lower()
        if source[position + 1] == "/":
            self._close(name, position)
            return end
        attributes = source[named.end() : end]
        if name in _RAW:
            return self._raw(name, attributes, position, end)
        self._element(name, attributes, position)
        return end

    def _after(self, mark: str, position: int) -> int:
        found = self.source.find(mark, position)
        return len(self.source) if found < 0 else found + len(mark)

    def _tag_end(self, position: int) -> int:
        """Behind the end of a tag; a greater-than sign within quotes is none."""
        begin, end = position, position
        quotes = {'"': 0, "'": 0}
        for _ in range(_MAX_TAG_HOPS):
            found = self.source.find(">", end)
            if found < 0:
                return len(self.source) if begin == end else end
            for quote in quotes:
                quotes[quote] += self.source.count(quote, end, found)
            end = found + 1
            if quotes['"'] % 2 == 0 and (quotes['"'] or quotes["'"] % 2 == 0):
                return end
        return self._after(">", begin)

    def _raw(self, name: str, attributes: str, position: int, start: int) -> int:
        if attributes.rstrip(">").rstrip().endswith("/") and name in ("svg", "iframe"):
            return start
        found = _RAW[name].search(self.source, start)
        end = found.start() if found else len(self.source)
        content = self.source[start:end]
        if name == "title" and self.head.title is None and not self.counts["svg"]:
            self.head.title = " ".join(html.unescape(content).split()) or None
        if name == "script" and "ld+json" in attributes.lower():
            self.head.records.append(content)
        if name not in ("svg", "iframe"):
            self._break(position)
        return self._after(">", end)

    def _element(self, name: str, attributes: str, position: int) -> None:
        if name not in _INLINE:
            self._break(position)
        given = _attributes(attributes) if name in _TELLING or any(word in attributes for word in ("class", "id", "itemprop")) else {}
        if name == "meta":
            label = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if label and given.get("content", "").strip():
                self.head.meta.setdefault(label, given["content"].strip())
        elif name == "link" and given.get("rel", "").lower() == "canonical":
            self.head.canonical = self.head.canonical or given.get("href")
        self._time(name, given)
        prop = given.get("itemprop", "").lower()
        value = given.get("content") or given.get("datetime") or ""
        if prop and value.strip():
            self.head.properties.setdefault(self._path(prop), value.strip())
        if name in _VOID or name in ("html", "body"):
            return
        if name in _SELF_CLOSING and self.open and self.open[-1].name == name:
            self._close(name, position)
        self._push(name, given)

    def _time(self, name: str, given: dict[str, str]) -> None:
        value = given.get("datetime") if name == "time" else given.get("title") if name == "abbr" else None
        if value:
            above = self.open[-1] if self.open else _Open("", False, False)
            names = f"{given.get('class', '')} {given.get('itemprop', '')}".lower()
            in_article = self.counts["article"] + self.counts["main"] > 0
            self.head.times.append(PageTime(value, names, above.hard or above.soft, in_article))

    def _path(self, prop: str) -> str:
        scope = next((element.prop for element in reversed(self.open) if element.is_scope and element.prop), "")
        return f"{scope}.{prop}" if scope else prop

    def _push(self, name: str, given: dict[str, str]) -> None:
        above = self.open[-1] if self.open else _Open("", False, False)
        hard = above.hard or name in self.noise_elements or name == "header" and not (self.counts["article"] or self.counts["main"])
        soft = above.soft or (name not in ("article", "main") and _is_noise_class(f"{given.get('class', '')} {given.get('id', '')}"))
        prop = given.get("itemprop", "").lower()
        is_scope = "itemscope" in given or "itemtype" in given
        self.articles += name == "article"
        article = self.articles if name == "article" else 0
        self.open.append(_Open(name, hard, soft, prop, is_scope, len(self.characters), article))
        self.counts[name] += 1

    def _close(self, name: str, position: int) -> None:
        if name not in _INLINE:
            self._break(position)
        if not self.counts[name]:
            return
        while self.open:
            closed = self.open.pop()
            self.counts[closed.name] -= 1
            if closed.prop in _TEXT_PROPERTIES and not closed.is_scope:
                text = " ".join("".join(self.characters[closed.start : closed.start + _MAX_PROPERTY]).split())
                if text:
                    self.head.properties.setdefault(self._path(closed.prop), text)
            if closed.name == name:
                return


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        found.setdefault(match.group(1).lower(), html.unescape(match.group(2) or match.group(3) or match.group(4) or ""))
    return found


def _is_noise_class(names: str) -> bool:
    classes = noise().classes
    return any(name in classes or any(part in classes for part in name.split("-")) for name in _CLASS_PART.split(names.lower()))


def read_page(source: str) -> Page:
    """The visible text of a page line by line, with offsets into `source`. Takes any string."""
    scanner = _Scanner(source)
    page = scanner.run()
    if scanner.formed > _MAX_FORM_SHARE * scanner.words:  # some servers put whole pages into one form
        return _Scanner(source, _NOISE_ELEMENTS - {"form"}).run()
    return page
