"""What the worker answers over HTTP: /healthz, /readyz, /metrics, hubs where wanted. No table data."""

from collections.abc import Callable, Iterable, Sequence

from aiohttp import web

from worker.service.metrics import Metrics


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
    """Listen; the runner to clean up, and the port that was got. OSError where the port is taken."""
    runner = web.AppRunner(app, access_log=None, auto_decompress=False)  # websub.py bounds what it undoes
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    return runner, runner.addresses[0][1]
