"""The command line: arguments in, exit status out.

Exit status 0: fine; 1: the data is at fault (the message names it); 2: wrong usage. Answers go to standard output,
everything else to standard error. Commands import what they need when they run, so that `--help` is quick.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from majlis import __version__
from majlis.errors import MajlisError

DATA_AT_FAULT, USAGE = 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 and the number of the signal, as shells have it


class _Parser(argparse.ArgumentParser):
    """Errors in one line, as all other errors are."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"majlis: {message}; see `{self.prog} --help`\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = options.run
        status = command(options)
        sys.stdout.flush()
        return status
    except MajlisError as error:
        return _complain(str(error), error.exit_status)
    except BrokenPipeError:
        # Nobody reads on, as with `| head`; the interpreter's last flush must find an open file.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return _complain("interrupted", INTERRUPTED)
    except Exception as error:  # the outermost edge: whatever went wrong, say it in one line
        if options.verbose:
            raise
        return _complain(f"internal error: {type(error).__name__}: {error} (--verbose shows where)", DATA_AT_FAULT)


def _complain(reason: str, status: int) -> int:
    print(f"majlis: {' '.join(reason.split())}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="majlis", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="A knowledge graph from Arabic news about diplomacy: who met whom, where and when, with the words that say so.",
        epilog="A first round:\n  majlis build seeds --out build/demo\n  majlis query --graph build/demo\n"
               "  majlis query countries-in-meetings --graph build/demo\n\n`majlis COMMAND --help` tells more and gives examples.\n"
               "Exit status: 0 fine, 1 the data is at fault, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"majlis {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_build, _add_facts, _add_query, _add_validate, _add_export, _add_evaluate, _add_explain, _add_doctor):
        add(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse has no public name for what add_subparsers returns
_INPUT = "a .txt, .html or .jsonl file (also .gz), a folder of them, or - for standard input"
_GRAPH = "the folder of a build"


def _command(commands: _Commands[_Parser], name: str, summary: str, description: str, examples: str) -> _Parser:
    parser: _Parser = commands.add_parser(
        name, help=summary, description=description, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="examples:\n" + "\n".join(f"  {line}" for line in examples.splitlines()),
    )
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("--quiet", action="store_true", help="say nothing but errors")
    loudness.add_argument("--verbose", action="store_true", help="say more; show where an internal error arose")
    return parser


def _add_morphology(parser: _Parser) -> None:
    parser.add_argument(
        "--morphology", choices=("auto", "none", "camel"), default="auto",
        help="the dictionary that tells words from names: camel-tools' analyser if its data is there (auto, the default), never, or no "
             "other way",
    )


def _add_build(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "build", "articles → a validated graph",
        "Reads articles and writes DIR/graph.nq, DIR/store/, DIR/facts.jsonl, DIR/issues.jsonl and DIR/manifest.json.\n"
        "A second build into the same folder reads only what changed. What is wrong with single articles stands in\n"
        "issues.jsonl, and the build goes on; an article that does not conform to the shapes is left out.",
        "majlis build seeds --out build/demo\nmajlis build archive.jsonl.gz --out build/archive --workers 4\n"
        "majlis build news/ --out build/news --gazetteer own-organisations.ttl",
    )
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=_INPUT)
    parser.add_argument("--out", required=True, metavar="DIR", help="the folder to write; new, empty, or of an earlier build")
    parser.add_argument("--workers", type=_count, default=1, metavar="N", help="processes that read articles (default: 1)")
    parser.add_argument("--base", type=_iri, metavar="IRI", help="what the IRIs of the data begin with (default: https://w3id.org/majlis/id/)")
    _add_morphology(parser)
    parser.add_argument("--gazetteer", action="append", default=[], metavar="FILE.ttl", help="more reference entities; may be repeated")
    parser.set_defaults(run=_run("build"))


def _add_facts(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "facts", "the fact rows of articles, or of a build",
        "Prints one line of JSON per fact: each article on its own, or with --graph the rows of a build, where meetings are\n"
        "named by their IRIs and dates are those that the corpus settles.",
        "majlis facts article.txt\ncat article.txt | majlis facts -\nmajlis facts --graph build/demo > facts.jsonl",
    )
    parser.add_argument("inputs", nargs="*", metavar="INPUT", help=_INPUT)
    parser.add_argument("--graph", metavar="DIR", help=_GRAPH)
    _add_morphology(parser)
    parser.set_defaults(run=_run("facts"))


def _add_query(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "query", "ask a graph a question of the library, or your own",
        "Asks a query of the library by NAME, or the SPARQL in FILE.rq, of a build or of a remote endpoint.\n"
        "Without a name it lists the library. A parameter takes an IRI, a name in Arabic or English, or a code.",
        "majlis query\nmajlis query countries-in-meetings --graph build/demo\n"
        "majlis query countries-in-meetings --param country=ES --graph build/demo --format csv\n"
        "majlis query own.rq --endpoint http://localhost:7878/query --format json",
    )
    parser.add_argument("query", nargs="?", metavar="NAME|FILE.rq", help="a query of the library, or a file; without it, the list")
    parser.add_argument("--param", action="append", default=[], metavar="K=V", help="a parameter of the query; may be repeated")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--graph", metavar="DIR", help=_GRAPH)
    place.add_argument("--endpoint", metavar="URL", help="a SPARQL 1.1 endpoint")
    parser.add_argument(
        "--format", default="table", metavar="FORMAT", help="table (default), markdown, csv, json or sparql-json",
    )
    parser.set_defaults(run=_run("query"))


def _add_validate(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "validate", "check RDF files against the shapes",
        "Checks the union of the files (.nq, .trig, .ttl, .nt, .rdf, .jsonld, also .gz) against the SHACL shapes of the\n"
        "ontology. Exit status 1 where something does not conform.",
        "majlis validate build/demo/graph.nq\nmajlis validate own.ttl more.ttl --format json",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="an RDF file; its ending tells the syntax")
    parser.add_argument("--format", choices=("text", "json", "turtle"), default="text", help="of the report (default: text)")
    parser.set_defaults(run=_run("validate"))


def _add_export(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "export", "write a graph in another format",
        "Writes the graph of a build in one of these formats: nquads, trig, turtle, ntriples, jsonld, rdfxml (RDF);\n"
        "graphml, gexf, cytoscape, dot (networks of actors and meetings); csv (a table).",
        "majlis export --graph build/demo --format graphml -o demo.graphml\nmajlis export --graph build/demo --format turtle -o - | less",
    )
    parser.add_argument("--graph", required=True, metavar="DIR", help=_GRAPH)
    parser.add_argument(
        "--format", required=True, metavar="FORMAT",
        help="one of the formats above; in networks and tables an Arabic name in Latin letters stands for an unknown English one",
    )
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the file to write, or - for standard output")
    parser.set_defaults(run=_run("export"))


def _add_evaluate(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "evaluate", "precision, recall and F1 against gold",
        "Scores articles (read now), a build's folder or a .jsonl file of fact rows against the gold files of a folder,\n"
        "by fact type; a second table tells how often rows of a confidence are right. Exit status 1 below a floor.",
        "majlis evaluate tests/gold/seeds seeds\nmajlis evaluate tests/gold/seeds seeds --corpus --errors\n"
        "majlis evaluate tests/gold/dev/gold tests/gold/dev/articles --floors tests/floors.toml",
    )
    parser.add_argument("gold", metavar="GOLD_DIR", help="a folder of gold files, ARTICLE.json")
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="articles, the folder of a build, or a .jsonl file of facts")
    parser.add_argument("--corpus", action="store_true", help="build the articles together, and take gold's corpus-level values")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--json", action="store_true", help="the tables as JSON")
    _add_morphology(parser)
    parser.add_argument("--floors", metavar="FILE", help="a TOML file of least values, by gold set and fact type")
    parser.set_defaults(run=_run("evaluate"))


def _add_explain(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "explain", "an article with all that was recognised in it",
        "Shows the structure of each article, every entity, and every fact with the words and the rule behind it:\n"
        "for whoever wonders why a fact is there, or is not.",
        "majlis explain seeds/000_04ff63d95ae283d5.txt",
    )
    parser.add_argument("inputs", nargs="+", metavar="FILE", help=_INPUT)
    _add_morphology(parser)
    parser.set_defaults(run=_run("explain"))


def _add_doctor(commands: _Commands[_Parser]) -> None:
    parser = _command(
        commands, "doctor", "what is installed, what is missing, what to type",
        "Tells the versions of what majlis uses, whether its data files are whole, whether the extras and the data of\n"
        "camel-tools are there, and how to get what is missing. It never reaches for the network.",
        "majlis doctor",
    )
    parser.set_defaults(run=_run("doctor"))


def _run(name: str) -> Callable[[argparse.Namespace], int]:
    """A command that is imported only when it runs."""

    def run(options: argparse.Namespace) -> int:
        from majlis.commands import COMMANDS

        return COMMANDS[name](options)

    return run


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: a whole number, at least 1")
    return int(text)


def _iri(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", text):
        raise argparse.ArgumentTypeError(f"{text}: not an absolute IRI such as https://example.org/id/")
    return text


if __name__ == "__main__":
    sys.exit(main())
