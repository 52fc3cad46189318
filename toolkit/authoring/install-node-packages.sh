#!/bin/sh
# Install the npm packages that a locked list names into a folder; without npm, say what will be skipped.
# Usage: install-node-packages.sh FOLDER LIST   (LIST: a folder with package.json and package-lock.json)
set -eu

folder=$1
list=$2
if [ -f "$folder/.installed" ] && cmp -s "$list/package-lock.json" "$folder/.installed"; then exit 0; fi

if ! command -v npm >/dev/null; then
    echo "npm is not installed: what needs the packages of $list will be skipped."
    [ "${CI:-}" != true ] || exit 1
    exit 0
fi
mkdir -p "$folder"
cp "$list/package.json" "$list/package-lock.json" "$folder"
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error >/dev/null
cp "$list/package-lock.json" "$folder/.installed"
