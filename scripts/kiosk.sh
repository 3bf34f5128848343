#!/bin/sh
# Shows the kiosk's page alone on the screen, for ever: scripts/kiosk.sh https://aide.exemple.org/?kiosk (docs/kiosk.md)
set -eu
page=${1:?address of the page, such as https://aide.exemple.org/?kiosk}
browser=${CHROMIUM:-chromium}

while true; do
  # a profile of its own each time: nothing is left of the one before
  profile=$(mktemp -d)
  "$browser" --kiosk --incognito --kiosk-printing --user-data-dir="$profile" \
    --no-first-run --no-default-browser-check --disable-session-crashed-bubble --disable-infobars --disable-translate \
    --disable-features=Translate,MediaRouter,AutofillServerCommunication --disable-sync --disable-background-networking \
    --disable-pinch --overscroll-history-navigation=0 --autoplay-policy=no-user-gesture-required --password-store=basic "$page" || true
  rm -rf "$profile"
  sleep 2
done
