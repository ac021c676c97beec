#!/bin/sh
# See to it that there is a Chromium for the tests that open reports and JupyterLab.
# Debian's own package is installed where that is allowed; elsewhere the script says what
# to install and goes on, and those tests are skipped (with CI=true they fail instead).
set -eu

say() { printf '%s\n' "$*" >&2; }

found() {
    for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        # asking its version tells a browser from a stub that only says where to get one
        if [ -n "$browser" ] && "$browser" --version >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# nobody is there to answer an installer's questions
apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"; }

if found; then exit 0; fi

if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    say "Installing Chromium and fonts with apt-get"
    log=$(mktemp)
    # fonts: text, and the emoji that clients write
    if ! { apt update && apt install -y --no-install-recommends \
        chromium fonts-dejavu-core fonts-liberation fonts-noto-color-emoji; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
    fi
    rm -f "$log"
    if found; then exit 0; fi
fi

say "No Chromium was found and none could be installed: the browser tests will be skipped."
say "    Debian:  apt-get install chromium fonts-dejavu-core fonts-liberation fonts-noto-color-emoji"
say "    others:  install Chromium or Chrome, or name one with CHROMIUM=/path/to/chrome"
