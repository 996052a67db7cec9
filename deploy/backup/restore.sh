#!/bin/sh
# restore.sh FILE: a dump into the empty database that DATABASE_URL names, as its owner, whole or not at all. The service must
# not run on it yet. Afterwards `npm run cli -- migrate`, which also gives the service's role its rights, and start it.
set -eu
: "${DATABASE_URL:?names the new, empty database, as its owner}"
file=${1:?name the dump}
found=$(psql -X --no-align --tuples-only --command="select count(*) from pg_namespace where nspname = 'platform'" "$DATABASE_URL")
if [ "$found" != 0 ]; then
  echo 'This database is not empty: restore into a new one.' >&2
  exit 1
fi
pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$DATABASE_URL" "$file"
psql -X --quiet --command=analyze "$DATABASE_URL"
