#!/bin/sh
# Install the Debian packages a file lists, where that is possible; otherwise say what will be skipped.
set -eu

missing=""
while read -r package; do
    case $package in "" | "#"*) continue ;; esac
    if ! dpkg -s "$package" >/dev/null 2>&1; then missing="$missing $package"; fi
done <"$1"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root="sudo"
else root="no"; fi

if ! command -v apt-get >/dev/null || [ "$root" = no ]; then
    if command -v soffice >/dev/null && command -v pdftoppm >/dev/null; then exit 0; fi
    echo "Not installed:$missing"
    echo "Tests that open reports in LibreOffice will be skipped; install these packages to run them."
    [ "${CI:-}" != true ] || exit 1
    exit 0
fi

echo "Installing system packages:$missing"
$root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null
