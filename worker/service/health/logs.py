"""Log lines: one event a line, JSON for machines, columns for a terminal."""

import logging
import sys

import structlog

from worker.settings import Settings


def configure_logs(settings: Settings) -> None:
    """Send our log lines and those of the libraries to stderr, in one format."""
    console = settings.log_format == "console" or (settings.log_format == "auto" and sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, settings.log_level.upper())),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    render: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, _printable, structlog.dev.ConsoleRenderer()]
        if console
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=True)]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.PositionalArgumentsFormatter()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for chatty in ("faust", "mode", "aiokafka", "asyncio", "trafilatura", "htmldate", "charset_normalizer"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))


def quiet_logs() -> None:
    """For commands: only warnings, on stderr, since stdout holds results. What aiokafka logs, it also raises."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)


def _printable(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """For a terminal, what could steer it is escaped, and one event stays one line; JSON escapes by itself."""
    for name, value in event.items():
        if isinstance(value, str) and not name.startswith("_"):
            event[name] = "".join(
                char if char.isprintable() or (char == "\n" and name == "exception") else ascii(char)[1:-1]
                for char in value
            )
    return event
