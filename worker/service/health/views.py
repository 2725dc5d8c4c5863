"""What the worker answers over HTTP: /healthz, /readyz, /metrics, hubs where wanted. No table data."""

import os
from collections.abc import Callable, Iterable, Sequence

from aiohttp import web

from worker.errors import QuotewireError
from worker.service.metrics import Metrics


class ListenFailed(QuotewireError):
    """The port is taken, or the address is not this machine's."""

    reason = "listen-failed"


def web_app(
    metrics: Metrics,
    not_ready: Callable[[], str | None],
    more: Iterable[web.RouteDef] = (),
    notes: Callable[[], Sequence[str]] = tuple,
) -> web.Application:
    """`not_ready` gives the reason, or None when all is well; `notes` what is to be said in any case.

    `more` are the routes of WebSub.
    """

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def readyz(_: web.Request) -> web.Response:
        reason = not_ready()
        metrics.ready.set(reason is None)
        said = {"notes": [*notes()]} if notes() else {}
        if reason is None:
            return web.json_response({"status": "ready"} | said)
        return web.json_response({"status": "not ready", "reason": reason} | said, status=503)

    async def prometheus(_: web.Request) -> web.Response:
        return web.Response(body=metrics.text(), content_type="text/plain", charset="utf-8")

    app = web.Application()
    app.add_routes(
        [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", prometheus), *more]
    )
    return app


async def serve(app: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Listen; the runner to clean up, and the port that was got. Raises ListenFailed where that cannot be."""
    runner = web.AppRunner(app, access_log=None, auto_decompress=False)  # websub.py bounds what it undoes
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError as exc:
        await runner.cleanup()
        why = os.strerror(exc.errno).lower() if exc.errno else exc  # asyncio's own words repeat the address
        raise ListenFailed(
            f"health and metrics cannot be served on {host}:{port}: {why}; "
            "QUOTEWIRE_HOST and QUOTEWIRE_PORT say where (port 0: any free one)"
        ) from exc
    return runner, runner.addresses[0][1]
