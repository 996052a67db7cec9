#!/bin/sh
# dump.sh FILE: everything of the database that DATABASE_URL names, as of one moment, while the service goes on.
# As the owner; ENCRYPTION_KEY is not in it. pg_dump must not be older than the server.
set -eu
: "${DATABASE_URL:?names the database, as its owner}"
file=${1:?name the file to write}
umask 077
trap 'rm -f "$file.partial"' EXIT
pg_dump --format=custom --file="$file.partial" "$DATABASE_URL"
# A dump whose list cannot be read is none.
pg_restore --list "$file.partial" >/dev/null
mv "$file.partial" "$file"
