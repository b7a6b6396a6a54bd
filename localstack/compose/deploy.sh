#!/usr/bin/env bash
# Deploys to the emulator and leaves the API's address for the page.
set -euo pipefail

last=$(npm run -s deploy:local | tee /dev/stderr | tail -n 1)
case $last in
  'API http://'*) ;;
  *)
    echo "deploy: the last line should be 'API http://...': $last" >&2
    exit 1
    ;;
esac
echo "${last#API }" > /deployment/api
