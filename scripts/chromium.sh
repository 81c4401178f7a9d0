#!/bin/sh
# The browser tests drive Debian's Chromium. Where it is absent and we may, install it.
set -u
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null
  apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "Chromium is absent: the browser tests will say that they are skipped."
