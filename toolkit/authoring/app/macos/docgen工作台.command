#!/bin/sh
# A double click in the Finder opens the studio. Untried on a real Mac.
exec "$(cd "$(dirname "$0")" && pwd)/docgen" studio
