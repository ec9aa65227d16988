#!/bin/sh
# Removes what install.sh installed:   uninstall.sh [PREFIX]     (PREFIX: where it lies, or ~/.local)
# The data directory stays.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
case $here in
    */lib/apdesk) prefix=${1:-${here%/lib/apdesk}} ;;
    *) prefix=${1:-$HOME/.local} ;;
esac

rm -rf "$prefix/lib/apdesk"
rm -f "$prefix/bin/apdesk" \
    "$prefix/share/applications/apdesk.desktop" \
    "$prefix/share/metainfo/org.apdesk.apdesk.metainfo.xml"
for icon in "$prefix"/share/icons/hicolor/*/apps/apdesk.*; do
    if [ -e "$icon" ]; then
        rm -f "$icon"
        rmdir "$(dirname -- "$icon")" "$(dirname -- "$(dirname -- "$icon")")" 2> /dev/null || true
    fi
done
for folder in share/icons/hicolor share/icons share/metainfo; do
    rmdir "$prefix/$folder" 2> /dev/null || true
done
if command -v update-desktop-database > /dev/null 2>&1; then
    update-desktop-database -q "$prefix/share/applications" || true
fi
echo "apdesk is removed. Your data is still there, in its data directory."
