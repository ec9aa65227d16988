#!/bin/sh
# Installs apdesk for one user, without root:   ./install.sh [PREFIX]     (PREFIX: ~/.local)
#
#   PREFIX/lib/apdesk               the program
#   PREFIX/bin/apdesk               the command
#   PREFIX/share/applications …     the entry in the desktop's menu, the icon
#
# A version that is there is replaced. The data directory isn't touched.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix=${1:-$HOME/.local}
case $prefix in
    /*) ;;
    *) prefix=$(pwd)/$prefix ;;
esac

mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/share/applications" "$prefix/share/metainfo"
new=$prefix/lib/apdesk.new
rm -rf "$new"
cp -R "$here/apdesk" "$new"
cp "$here/uninstall.sh" "$new/uninstall.sh"
rm -rf "$prefix/lib/apdesk"
mv "$new" "$prefix/lib/apdesk"
ln -sfn ../lib/apdesk/apdesk "$prefix/bin/apdesk"

for icon in "$here"/share/icons/hicolor/*/apps/apdesk.*; do
    place=$prefix/share/${icon#"$here"/share/}
    mkdir -p "$(dirname -- "$place")"
    cp "$icon" "$place"
done
cp "$here/share/org.apdesk.apdesk.metainfo.xml" "$prefix/share/metainfo/"

# The desktop may not look into PREFIX/bin, so the entry names the program in full, quoted as the
# Desktop Entry Specification has it: a backslash before ", `, $ and \, and each backslash twice,
# since the value is a string; a percent sign is doubled.
quoted=$(printf '%s' "$prefix/bin/apdesk" |
    sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=apdesk) printf 'Exec="%s"\n' "$quoted" ;;
        TryExec=*) ;;
        *) printf '%s\n' "$line" ;;
    esac
done < "$here/share/apdesk.desktop" > "$prefix/share/applications/apdesk.desktop"

if command -v update-desktop-database > /dev/null 2>&1; then
    update-desktop-database -q "$prefix/share/applications" || true
fi
echo "apdesk is installed. Start it from the menu, or as $prefix/bin/apdesk."
echo "To remove it: $prefix/lib/apdesk/uninstall.sh"
