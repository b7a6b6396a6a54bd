#!/bin/sh
# The API's address is known when the deployment has ended: http://HOST or http://HOST/PATH.
set -eu

rest=$(sed 's|^http://||' /deployment/api)
API_HOST=${rest%%/*}
API_PATH=${rest#"$API_HOST"}
export API_HOST API_PATH
exec caddy run --config /etc/caddy/Caddyfile
