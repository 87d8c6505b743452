"""Run by LibreOffice's Python: opens a document, says a command to it, saves it in another form.

Usage: office.py ADDRESS, then on each line of standard input: SOURCE, COMMAND (or -), FILTER, TARGET, by tabs.
"""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def desktop(address, context):
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            remote = resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
        else:
            return remote
    raise SystemExit("no connection")


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def main():
    remote = desktop(sys.argv[1], uno.getComponentContext())
    manager = remote.ServiceManager
    loader = manager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    for line in sys.stdin:
        source, command, filter_, target = line.rstrip("\n").split("\t")
        document = loader.loadComponentFromURL(f"file://{source}", "_blank", 0, (prop("Hidden", True),))
        if command != "-":
            dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", remote)
            frame = document.getCurrentController().getFrame()
            dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, ())
        document.storeToURL(f"file://{target}", (prop("FilterName", filter_),))
        document.close(True)
    loader.terminate()


main()
