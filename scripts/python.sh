#!/bin/sh
# Print the path of the Python that .venv is made from.
#
# The first of python3.13, 3.12, 3.11 and python3 that runs, is in range and can make a virtual
# environment; failing that, one that is in range and lacks only venv, which machine.py can mend.
# With PYTHON set, that one or nothing. Candidates are run, not looked up: pyenv puts a python3.13
# on the path that only says that it is not there.

in_range='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'
whole="import ctypes, sqlite3, ssl; $in_range"

runs() { "$1" -I -c "$2" >/dev/null 2>&1; }

set -- python3.13 python3.12 python3.11 python3
if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; fi

for code in "import ensurepip, venv; ensurepip.version(); $whole" "$whole"; do
  for python in "$@"; do
    if runs "$python" "$code"; then
      exec "$python" -I -c 'import sys; print(sys.executable)'
    fi
  done
done

if [ -n "${PYTHON:-}" ]; then
  echo "cadrage needs Python 3.11, 3.12 or 3.13, and PYTHON=$PYTHON is none that runs whole (with" \
    "ctypes, sqlite3 and ssl): name another, or leave PYTHON out to have one looked for." >&2
else
  echo "cadrage needs Python 3.11, 3.12 or 3.13, and none of $* is one that runs:" \
    "install it (Debian, Ubuntu: sudo apt-get install python3 python3-venv), or name yours" \
    "with make PYTHON=/path/to/python." >&2
fi
exit 1
