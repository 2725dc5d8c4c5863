"""`python -m worker.embedded.site [PORT]`: the sample site alone, to look at in a browser until Ctrl-C."""

import asyncio
import sys

from worker.embedded.site.server import SampleSite


async def serve(port: int) -> None:
    async with SampleSite(port) as site:
        sys.stdout.write("\n".join(site.feed_urls) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
    except KeyboardInterrupt:
        sys.exit(130)
