#!/bin/sh
# See to it that this machine has what pip does not bring:
#   system.sh pango     Pango, which lays out the text of PDF files
#   system.sh browser   a Chromium, for the tests that open reports and JupyterLab
#   system.sh office    LibreOffice, for the tests that open workbooks
# Debian's own packages are installed where that is allowed; elsewhere the script says what to
# install and goes on: then there is no PDF, and those tests are skipped (with CI=true they fail).
set -eu

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# nobody is there to answer an installer's questions
apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"; }

install() {
    if ! { command -v apt-get >/dev/null && as_root true 2>/dev/null; }; then return; fi
    say "Installing with apt-get: $*"
    log=$(mktemp)
    if ! { apt update && apt install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
    fi
    rm -f "$log"
}

has_browser() {
    for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        # asking its version tells a browser from a stub that only says where to get one
        if [ -n "$browser" ] && "$browser" --version >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

has_pango() {
    .venv/bin/python -c 'from toolkit.deliverables.pdf import pdf_possible as p; exit(not p())' \
        >/dev/null 2>&1
}

# with its own Python, through which a test types in it
has_office() {
    command -v soffice >/dev/null && /usr/bin/python3 -c 'import uno' >/dev/null 2>&1
}

# fonts: text, and the emoji that clients write
fonts="fonts-dejavu-core fonts-liberation fonts-noto-color-emoji"

for wanted in "$@"; do
    case $wanted in
    pango)
        # shellcheck disable=SC2086  # several names
        has_pango || install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 $fonts
        has_pango && continue
        say "No Pango was found and none could be installed: there will be no PDF."
        say "    Debian:  apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        say "    macOS:   brew install pango     conda:  environment.yml brings it"
        ;;
    browser)
        # shellcheck disable=SC2086
        has_browser || install chromium $fonts
        has_browser && continue
        say "No Chromium was found and none could be installed: the browser tests will be skipped."
        say "    Debian:  apt-get install chromium $fonts"
        say "    others:  install Chromium or Chrome, or name one with CHROMIUM=/path/to/chrome"
        ;;
    office)
        has_office || install libreoffice-calc python3-uno
        has_office && continue
        say "No LibreOffice was found and none could be installed: its tests will be skipped."
        say "    Debian:  apt-get install libreoffice-calc python3-uno"
        ;;
    esac
done
