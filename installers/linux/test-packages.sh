#!/bin/sh
# What the tests need beyond the program: a display that nobody sees, a message bus, and a screen reader's view.
set -eu
exec sh "$(dirname "$0")/system-libraries.sh" xvfb dbus at-spi2-core gir1.2-atspi-2.0 python3-gi
