#!/bin/sh
# Microsoft's backups, each once: checked against the SHA-256 that is given, else against that of the first download.
set -eu

releases=https://github.com/Microsoft/sql-server-samples/releases/download

fetch() { # fetch FILE URL SHA256
  file=/backups/$1
  if [ ! -e "$file" ]; then
    curl --fail --location --silent --show-error --retry 5 --retry-all-errors -o "$file.part" "$2"
    mv "$file.part" "$file"
  fi
  sum=$(sha256sum "$file" | cut -d ' ' -f 1)
  wanted=${3:-$(cat "$file.sha256" 2> /dev/null || echo "$sum")}
  if [ "$sum" != "$wanted" ]; then
    rm -f "$file"
    echo "$1 has the SHA-256 $sum, not $wanted: removed" >&2
    exit 1
  fi
  echo "$sum" > "$file.sha256"
  echo "$1 sha256 $sum"
}

fetch AdventureWorksDW2022.bak "$releases/adventureworks/AdventureWorksDW2022.bak" "${AW_BACKUP_SHA256:-}"
fetch WideWorldImportersDW-Full.bak "$releases/wide-world-importers-v1.0/WideWorldImportersDW-Full.bak" \
  "${WWI_BACKUP_SHA256:-}"
# SQL Server reads them as a user of its own.
chmod 644 /backups/*.bak
