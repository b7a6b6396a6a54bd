# The checkout with its dependencies and MiniStack: deploys, runs functions, generates warehouses.
FROM node:24.21.0-bookworm-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]

# Debian keeps one version of a package a release, so there is none to pin.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates curl openssl python3 python3-venv \
  && rm -rf /var/lib/apt/lists/*

ARG MINISTACK_VERSION=1.5.33
RUN python3 -m venv /opt/ministack \
  && /opt/ministack/bin/pip install --no-cache-dir "ministack==${MINISTACK_VERSION}"

WORKDIR /workspace
# Dependencies first: they change less often than the code.
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY functions/package.json functions/
COPY infra/package.json infra/
COPY localstack/package.json localstack/
COPY web/package.json web/
RUN npm install --no-save --no-audit --no-fund --loglevel=error

COPY . .
# Writes down what is installed, as every script does, so that none installs again.
RUN npm run -s openapi > /dev/null
