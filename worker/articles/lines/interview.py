"""Lines of an interview -> its questions and answers.

An interview is told by its form: at least three short lines that end with a question mark, each followed by
lines that do not. Publishers set the questions in bold or as subheads; some put "Q:" or the outlet's name.
"""

from dataclasses import replace

from worker.articles.extraction.extract import Line
from worker.articles.model import Role

_QUESTIONS_AT_LEAST = 3
_QUESTION_AT_MOST = 400  # characters


def with_roles(lines: list[Line]) -> list[Line]:
    """The lines with QUESTION and ANSWER as roles, if they are an interview; else as they came.

    Only bold paragraphs and labelled ones ("Q: …") are questions: a rhetorical question in a comment is none.
    """
    asked = [number for number, line in enumerate(lines) if _asks(line)]
    answered = [
        n for n in asked if n + 1 < len(lines) and lines[n + 1].role is Role.BODY and not _asks(lines[n + 1])
    ]
    if len(answered) < _QUESTIONS_AT_LEAST:
        return lines
    first = answered[0]
    questions = set(asked)
    roles = []
    for number, line in enumerate(lines):
        if number in questions and number >= first:
            roles.append(replace(line, role=Role.QUESTION))
        elif number > first and line.role is Role.BODY:
            roles.append(replace(line, role=Role.ANSWER))
        else:
            roles.append(line)
    return roles


def _asks(line: Line) -> bool:
    if line.role is not Role.BODY or len(line.text) > _QUESTION_AT_MOST:
        return False
    labelled = line.text.startswith(
        ("Q:", "Q.", "Q :", "Question:", "Question :", "Frage:", "Pregunta:", "P:", "P. ", "D:")
    )
    return labelled or (line.strong and line.text.rstrip(' »"”').endswith("?"))
