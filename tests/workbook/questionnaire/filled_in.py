"""Fills in the goals of an intake workbook in LibreOffice; run by LibreOffice's own Python.

python3 filled_in.py SOFFICE PROFILE IN OUT SHEET ROW-OF-KEYS
"""

import subprocess
import sys
import time
from pathlib import Path

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.table import TableSortField  # type: ignore[import-not-found]

PIPE = f"intake-{Path(sys.argv[3]).parent.name}"
TRIES, PAUSE = 600, 0.2


def option(name: str, value: object) -> PropertyValue:
    """A named argument."""
    return PropertyValue(Name=name, Value=value)


def connected(resolver):
    """The office, as soon as it answers."""
    address = f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext"
    for _ in range(TRIES):
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(PAUSE)
    raise TimeoutError(PIPE)


def fill_in(sheet, keys_row: int) -> None:
    """Change an answer, delete the last goal, insert one, sort all by name from Z to A."""
    places = {sheet.getCellByPosition(n, keys_row).String: n for n in range(60)}
    first = keys_row + 2
    last = first
    while sheet.getCellByPosition(0, last + 1).String:
        last += 1
    sheet.getCellByPosition(places["@name"], first).String = "Groei"
    sheet.Rows.removeByIndex(last, 1)
    sheet.Rows.insertByIndex(first + 1, 1)
    new = {"@name": "Meer fietsers", "@target.value": 12.5, "@deadline.on": "1-10-2027"}
    for key, value in new.items():
        cell = sheet.getCellByPosition(places[key], first + 1)
        if isinstance(value, float):
            cell.Value = value
        else:
            cell.String = value
    area = sheet.getCellRangeByPosition(0, first, max(places.values()), last)
    field = TableSortField(Field=places["@name"], IsAscending=False)
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    area.sort((option("SortFields", fields), option("ContainsHeader", False)))


def main() -> None:
    """Open, fill in, save."""
    office, profile, source, target, name, keys_row = sys.argv[1:]
    accept = f"--accept=pipe,name={PIPE};urp;"
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", accept]
    process = subprocess.Popen(command)
    try:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        context = connected(resolver)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        hidden = (option("Hidden", True),)
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, hidden)
        sheet = document.Sheets.getByName(name)
        sheet.unprotect("")
        fill_in(sheet, int(keys_row))
        save = (option("FilterName", "Calc MS Excel 2007 XML"),)
        document.storeToURL(Path(target).as_uri(), save)
        document.close(True)
        desktop.terminate()
    finally:
        process.wait(60)


if __name__ == "__main__":
    main()
