"""How every client of ours but Faust's reaches the brokers."""

import ssl
from typing import Any

from aiokafka.helpers import create_ssl_context

from worker.settings import Settings


def client_options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments that aiokafka's producer, consumer and admin client share."""
    options: dict[str, Any] = {
        "bootstrap_servers": settings.bootstrap_servers,
        "client_id": "quotewire",
        "security_protocol": settings.security_protocol,
        "metadata_max_age_ms": round(1000 * settings.metadata_max_age_s),
    }
    if settings.security_protocol.endswith("SSL"):
        options["ssl_context"] = ssl_context(settings)
    if settings.security_protocol.startswith("SASL"):
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = (
            settings.sasl_password.get_secret_value() if settings.sasl_password else None
        )
    return options


def ssl_context(settings: Settings) -> ssl.SSLContext:
    """Verifies the broker's name and certificate; carries the client certificate where one is set."""
    context: ssl.SSLContext = create_ssl_context(
        cafile=settings.ssl_cafile, certfile=settings.ssl_certfile, keyfile=settings.ssl_keyfile
    )
    return context
