#!/bin/sh
# Make or renew .venv: the packages of requirements.lock, each checked against its hash,
# then the project itself as a link. Does nothing when both are up to date.
#
# Needs a Python >= 3.11 and pip, and no more: not ensurepip, and not that pip and
# Python belong together. PYTHON=/some/python chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV
# an active .venv must not be what a new .venv is made with
case "$PATH" in "$PWD/.venv/bin:"*) PATH=${PATH#*:} ;; esac
export PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

say() { printf '%s\n' "$*" >&2; }

# A name on PATH proves little: version managers put names there that do not run.
runs() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

candidates() {
    if [ -n "${PYTHON:-}" ]; then
        echo "$PYTHON"
    else
        printf '%s\n' python3.13 python3.12 python3.11 python3.14 python3 python
    fi
}

# The pip that can fill an environment which has no pip of its own (pip >= 22.3).
outer_pip() {
    for pip in "$1 -m pip" "python3 -m pip" pip3 pip; do
        # shellcheck disable=SC2086  # a command and its arguments
        $pip --python .venv/bin/python --version >/dev/null 2>&1 && echo "$pip" && return
    done
    return 1
}

make_venv() {
    rm -rf .venv
    if "$1" -m venv .venv >/dev/null 2>&1; then return; fi
    rm -rf .venv
    "$1" -m venv --without-pip .venv >/dev/null 2>&1 && outer_pip "$1" >/dev/null
}

find_python() {
    for python in $(candidates); do
        if runs "$python" && make_venv "$python"; then
            say "Made .venv with $("$python" --version)"
            return
        fi
    done
    rm -rf .venv
    if [ -n "${PYTHON:-}" ]; then
        say "PYTHON=$PYTHON cannot make a virtual environment."
    else
        say "No Python that can make a virtual environment was found."
    fi
    say "Needed: Python 3.11 or newer, and pip 22.3 or newer. On Debian and Ubuntu:"
    say "    apt-get install python3 python3-pip"
    say "elsewhere see https://www.python.org/downloads/. Another interpreter than those"
    say "on PATH: make PYTHON=/path/to/python"
    exit 1
}

inner_pip() { .venv/bin/python -m pip --version >/dev/null 2>&1; }

install() {
    if inner_pip; then
        .venv/bin/python -m pip install --quiet "$@"
    else
        $(outer_pip python3) --python .venv/bin/python install --quiet "$@"
    fi
}

installed=.venv/.installed
lock_now="lock $(cksum <requirements.lock)"
# the place counts too: the scripts of an environment do not survive a move
project_now="project $(cksum <pyproject.toml) $PWD"

if ! runs .venv/bin/python || ! { [ -f "$installed" ] || inner_pip; }; then find_python; fi
if [ -f "$installed" ] && ! grep -qF " $PWD" "$installed"; then find_python; fi

if ! grep -qsxF "$lock_now" "$installed"; then
    rm -f "$installed"
    say "Installing the packages of requirements.lock; a minute or two the first time"
    install --require-hashes -r requirements.lock
fi
if ! grep -qsxF "$project_now" "$installed"; then
    install --no-deps --no-build-isolation --editable .
fi
printf '%s\n' "$lock_now" "$project_now" >"$installed"
