#!/bin/sh
# Installs the Debian packages that some tests use: Java for the PDF validator,
# poppler to look at pages, a browser for the form, tmux and a screen in memory for real
# terminals, three file systems for power cuts. Where it may not, it says so and goes
# on; those tests then say why they are skipped.
set -u
WANTED="chromium default-jre-headless libjaxb-java poppler-utils qpdf tmux
    xvfb xterm fonts-dejavu-core e2fsprogs xfsprogs btrfs-progs"

command -v apt-get >/dev/null 2>&1 || exit 0
missing=""
for package in $WANTED; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" ||
        missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Some tests will be skipped without:$missing (apt-get install$missing)"
    exit 0
fi
echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{ $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing; } >/dev/null ||
    echo "Could not install$missing; some tests will be skipped"
exit 0
