"""Checks of a recorded conversation between the verifier and a harness."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Set, Tuple

from outputs import operation_problems
from problems import Key, Problem
from schemas import Schemas, schema_problems


def check_transcript(schemas: Schemas, name: str, data: bytes) -> List[Problem]:
    """Checks a recorded conversation: each line, and that each answer fits its request."""
    if not data.endswith(b"\n"):
        return [Problem(name, "-", (), "does not end with a line end")]
    problems: List[Problem] = []
    conversation = Conversation(schemas)
    for number, line in enumerate(data[:-1].split(b"\n"), start=1):
        where = f"{name}:{number}"
        document, found = schema_problems(schemas, "transcript-line", where, line)
        if found:
            problems += [problem._replace(case=sequence(document)) for problem in found]
            conversation.has_gaps = True
        else:
            problems += [
                Problem(where, sequence(document), ("message",) + key, text)
                for key, text in conversation.add(document)
            ]
    return problems + list(conversation.finish(name))


def sequence(line: Any) -> str:
    """Names the message of a line, which may be invalid, by its seq."""
    message = line.get("message") if isinstance(line, dict) else None
    number = message.get("seq") if isinstance(message, dict) else None
    return f"seq {number}" if isinstance(number, int) else "-"


class Conversation:
    """Pairs answers with requests. After an invalid line nothing is said about absent ones."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.has_gaps = False
        self.lines = 0
        self.announced: Optional[Dict[str, Any]] = None
        self.requests: Dict[int, Dict[str, Any]] = {}
        self.answered: Set[int] = set()

    def add(self, line: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
        """Takes the next line that is valid by its schema; keys lead into its message."""
        kind, message = kind_of(line), line["message"]
        self.lines += 1
        if not self.has_gaps:
            if (self.lines == 1) != (kind == "start"):
                yield (), "start is the first line, and only that"
            if (self.lines == 2) != (kind == "announcement"):
                yield (), "the announcement is the second line, and only that"
        if kind == "announcement":
            self.announced = message
        elif kind == "request":
            yield from self._request(message)
        elif kind == "answer":
            yield from self._answer(message)

    def finish(self, name: str) -> Iterator[Problem]:
        """What is wrong once all lines are known."""
        if self.has_gaps:
            return
        if not self.requests:
            yield Problem(name, "-", (), "holds no request")
        for number in sorted(set(self.requests) - self.answered):
            yield Problem(name, f"seq {number}", (), "has no answer")

    def _request(self, request: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
        if request["seq"] in self.requests:
            yield ("seq",), "was asked before"
        self.requests[request["seq"]] = request
        if self.announced is not None:
            yield from unannounced(self.announced, request)

    def _answer(self, answer: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
        number = answer["seq"]
        if number in self.answered:
            yield ("seq",), "was answered before"
        elif number in self.requests:
            yield from answer_problems(self.schemas, self.requests[number], answer)
        elif not self.has_gaps:
            yield ("seq",), "answers no request above"
        self.answered.add(number)


def kind_of(line: Dict[str, Any]) -> str:
    """start, request, announcement or answer."""
    if line["from"] == "verifier":
        return "start" if line["message"]["op"] == "start" else "request"
    return "announcement" if "protocol" in line["message"] else "answer"


def unannounced(announced: Dict[str, Any], request: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
    """What a request asks for although the harness did not announce it."""
    pairs = (("op", "operations"), ("cipher_suite", "cipher_suites"), ("draft", "drafts"))
    for word, words in pairs:
        if request[word] not in announced[words]:
            yield (word,), f"{request[word]} was not announced"


def answer_problems(schemas: Schemas, request: Dict[str, Any], answer: Dict[str, Any]
                    ) -> List[Tuple[Key, str]]:
    """The output against the schema of the operation that was asked for."""
    found: List[Tuple[Key, str]] = []
    for word in ("output", "intermediates"):
        if word in answer:
            problems = schemas.check(f"operations#{request['op']}_{word}", answer[word])
            found += [((word,) + key, text) for key, text in problems]
    if not found and "output" in answer:
        found += operation_problems(request, answer)
    return found
