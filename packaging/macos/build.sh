#!/bin/sh
# Builds apdesk.app and a disk image of it. On macOS 13 or newer with Xcode's command line tools and
# Python 3.11 of python.org (a universal one, if both processors are wanted):
#
#   packaging/macos/build.sh
#
# Signed for this machine alone, unless an identity is named; notarised, if a profile is, which
# `xcrun notarytool store-credentials PROFILE` made before:
#
#   IDENTITY="Developer ID Application: … (TEAM)" PROFILE=… packaging/macos/build.sh
# The hardened runtime has one exception (entitlements.plist, which must hold no comment: the kernel's
# reader knows none): libffi, by which Python calls C, writes code of callbacks into memory. All
# libraries in the bundle are signed by the same identity, so they need none.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
app=dist/apdesk.app
identity=${IDENTITY:--}
profile=${PROFILE:-}

python3 packaging/build.py
version=$(.venv/bin/python -c 'import apdesk; print(apdesk.__version__)')

# From the inside out: what is signed last seals what lies in it.
sign() {
    if [ "$identity" = - ]; then
        codesign --force --options runtime --sign - "$@"
    else
        codesign --force --options runtime --timestamp --sign "$identity" "$@"
    fi
}
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print | while IFS= read -r file; do
    sign "$file"
done
find "$app/Contents/Frameworks" -type d -name '*.framework' -prune -print | while IFS= read -r bundle; do
    sign "$bundle"
done
sign --entitlements packaging/macos/entitlements.plist "$app/Contents/MacOS/apdesk"
sign --entitlements packaging/macos/entitlements.plist "$app"
codesign --verify --deep --strict --verbose=2 "$app"

# The smallest test that can fail: the verbs run under the hardened runtime.
check=$(mktemp -d)
"$app/Contents/MacOS/apdesk" status --json --data-dir "$check"
rm -rf "$check"

image=dist/apdesk-$version.dmg
stage=$(mktemp -d)
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "apdesk $version" -srcfolder "$stage" -format UDZO "$image"
rm -rf "$stage"

if [ "$identity" != - ]; then
    codesign --force --timestamp --sign "$identity" "$image"
fi
if [ -n "$profile" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
echo "$image"
