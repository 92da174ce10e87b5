"""``rota serve``."""

from __future__ import annotations

import click

from rota.cli.runtime import office_engine, say
from rota.settings import Settings
from rota.words import message, word


@click.command(help=word(message("Serve the web pages and calendars")))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 16), default=1, show_default=True)
@click.pass_obj
def serve(settings: Settings, host: str, port: int, workers: int) -> None:
    office_engine(settings).dispose()
    say(message("Serving at http://{host}:{port} – stop with Ctrl+C", host=host, port=port))
    from web.serve import serve as run

    run(settings, host=host, port=port, workers=workers)
