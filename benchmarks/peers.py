"""Recognition beside spaCy's entity ruler, on the same articles and names in one run: `python benchmarks/peers.py [--articles N]`.

spaCy is in `benchmarks/requirements.txt` only. Its ruler holds every Arabic label of the reference data and finds those
names as they are written; majlis finds them behind proclitics, inflected and in other spellings too, and recognises
persons, offices, bodies, sites, dates and numbers beside them. Times are of this process's CPU, the least of some rounds in turn.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from pyoxigraph import Literal

sys.path.insert(0, str(Path(__file__).parent))

from articles import varied

from majlis.clean.structure import structure
from majlis.clean.tokens import tokenise
from majlis.graph.reference import load_reference
from majlis.graph.terms import ALT_LABEL, PREF_LABEL, RDF_TYPE
from majlis.interpret.reader import Knowledge, load_knowledge, read_article
from majlis.interpret.scan import scan
from majlis.model import Article
from majlis.recognise.names import choose, find_names

Finder = Callable[[Article], int]  # how many names an article has


def ruler() -> Finder:
    """spaCy's tokeniser for Arabic with all labels of the reference data."""
    language = spacy.blank("ar")
    language.add_pipe("entity_ruler").add_patterns([{"label": kind, "pattern": label} for label, kind in sorted(labels().items())])

    def count(article: Article) -> int:
        told = (article.text[block.start : block.end] for block in article.blocks if block.kind in ("headline", "body"))
        return len(language("\n".join(told)).ents)

    return count


def labels() -> dict[str, str]:
    """Every Arabic label of the reference data with the class of what it names."""
    found: dict[str, str] = {}
    for properties in load_reference().described.values():
        kind = next((value.value.rpartition("#")[2] for key, value in properties if key == RDF_TYPE.value), "Thing")
        for key, value in properties:
            if key in (PREF_LABEL.value, ALT_LABEL.value) and isinstance(value, Literal) and value.language == "ar":
                found.setdefault(value.value, kind)
    return found


def names(knowledge: Knowledge) -> Finder:
    """Known names alone, with the tokens that they are found on."""
    return lambda article: len(choose(find_names(tokenise(article), knowledge)))


def everything(knowledge: Knowledge) -> Finder:
    """All that is recognised."""

    def count(article: Article) -> int:
        found = scan(article, knowledge)
        return len([*found.names, *found.offices, *found.bodies, *found.dates, *found.numbers, *found.sites])

    return count


def interpreted(knowledge: Knowledge) -> Finder:
    """Recognised and interpreted; what is counted are claims."""
    return lambda article: len(read_article(article, knowledge).claims)


def measure(finders: dict[str, Finder], articles: list[Article], rounds: int) -> dict[str, tuple[float, int]]:
    """Seconds of CPU for all articles, the least of the rounds, and how much was found."""
    best: dict[str, tuple[float, int]] = {}
    for _ in range(rounds):
        for name, finder in finders.items():
            started = time.process_time()
            found = sum(map(finder, articles))
            seconds = time.process_time() - started
            best[name] = min(best.get(name, (seconds, found)), (seconds, found))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=200, metavar="N", help="how many articles (default: 200)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="the fastest of so many rounds counts (default: 3)")
    options = parser.parse_args()
    sources = [source for source in varied(options.articles) if source.media == "text"]
    articles = [structure(source) for source in sources]
    knowledge = load_knowledge(())
    peer = f"spaCy {spacy.__version__}, entity ruler"
    finders = {
        peer: ruler(), "majlis, known names": names(knowledge), "majlis, recognise": everything(knowledge),
        "majlis, recognise + interpret": interpreted(knowledge),
    }
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles of {words / len(articles):.0f} words, {len(labels())} labels")
    print(f"{'':<32} {'articles/s':>10} {'words/s':>10} {'found':>8} {'to spaCy':>9}")
    results = measure(finders, articles, options.rounds)
    for name, (seconds, found) in results.items():
        ratio = results[peer][0] / seconds
        print(f"{name:<32} {len(articles) / seconds:>10.0f} {words / seconds:>10.0f} {found:>8} {ratio:>8.2f}x")


if __name__ == "__main__":
    main()
