#!/usr/bin/env bash
# An authority of this stack alone and Keycloak's certificate: functions ask for keys by TLS, never in the clear.
set -euo pipefail

cd "${CERTIFICATES:-/certificates}"
if [ -e keycloak.pem ]; then exit 0; fi

openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=OTel BI local authority' \
  -keyout ca.key -out ca.pem
openssl req -newkey rsa:2048 -nodes -subj '/CN=keycloak' -keyout keycloak.key -out keycloak.csr
openssl x509 -req -in keycloak.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 825 \
  -extfile <(printf 'subjectAltName=DNS:keycloak,DNS:localhost\n') -out keycloak.new
rm -f ca.key ca.srl keycloak.csr
# Keycloak runs as another user.
chmod 644 keycloak.key
mv keycloak.new keycloak.pem
