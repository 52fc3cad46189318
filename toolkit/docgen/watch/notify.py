"""A desktop notification where the system has one. Best effort: never an error."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence

_TOAST = """\
$null = [Windows.UI.Notifications.ToastNotification, Windows.UI.Notifications, ContentType = WindowsRuntime]
$xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(1)
$texts = $xml.GetElementsByTagName('text')
$null = $texts.Item(0).AppendChild($xml.CreateTextNode($env:DOCGEN_TITLE))
$null = $texts.Item(1).AppendChild($xml.CreateTextNode($env:DOCGEN_TEXT))
$toast = [Windows.UI.Notifications.ToastNotification]::new($xml)
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('docgen').Show($toast)
"""
_APPLE = """\
on run argv
display notification (item 2 of argv) with title (item 1 of argv)
end run
"""
_SECONDS = 10


def notify(title: str, text: str) -> None:
    """Show a notification, if this system can, without waiting for it."""
    threading.Thread(target=_show, args=(title, text), daemon=True).start()


def _show(title: str, text: str) -> None:
    command, environment = notification_command(title, text, sys.platform)
    program = shutil.which(command[0])
    if program is None:
        return
    try:
        subprocess.run(
            [program, *command[1:]],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return


def notification_command(title: str, text: str, platform: str) -> tuple[Sequence[str], Mapping[str, str]]:
    """The command and the environment variables that show a notification on `platform` (as `sys.platform`).

    `title` and `text` may come from a workbook: they are passed as arguments or variables and never become
    part of a script.
    """
    if platform == "win32":
        shown = {"DOCGEN_TITLE": title, "DOCGEN_TEXT": text}
        return ("powershell", "-NoProfile", "-NonInteractive", "-Command", _TOAST), shown
    if platform == "darwin":
        return ("osascript", "-e", _APPLE, "--", title, text), {}
    return ("notify-send", "--app-name=docgen", "--", title, text), {}
