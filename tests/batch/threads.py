"""What a server must not do before it forks."""

import threading


def start(argument: str) -> None:
    """Start a thread that does not end."""
    threading.Thread(target=threading.Event().wait, daemon=True).start()
