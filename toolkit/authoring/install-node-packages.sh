#!/bin/sh
# Install npm packages into a folder of their own; without npm, say what will be skipped.
# Usage: install-node-packages.sh FOLDER PACKAGE@VERSION …
set -eu

folder=$1
shift
stamp="$folder/.installed"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$*" ]; then exit 0; fi

if ! command -v npm >/dev/null; then
    echo "npm is not installed: what needs $* will be skipped."
    [ "${CI:-}" != true ] || exit 1
    exit 0
fi
mkdir -p "$folder"
npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error "$@" >/dev/null
echo "$*" >"$stamp"
