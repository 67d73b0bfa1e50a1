#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts a throw-away PostgreSQL cluster, runs "$@" with WAYMARK_TEST_PG naming it, and takes the cluster away again.
#   tests/support/with_postgres.sh ctest --preset dev
# Works as root. WAYMARK_REQUIRE_PG=1 makes the storage tests fail, not skip, where the server is missing.
set -eu
export LC_ALL=C.UTF-8  # without a locale the cluster is SQL_ASCII
export WAYMARK_REQUIRE_PG=1
if ! command -v pg_virtualenv >/dev/null; then
  echo "with_postgres.sh: pg_virtualenv is missing; install postgresql and postgresql-common" >&2
  exit 1
fi
# -t: a temporary cluster of its own, so that runs at the same time don't meet.
# pg_virtualenv says where the server is in PGHOST, PGPORT, PGUSER, PGPASSWORD, which libpq reads by itself.
exec pg_virtualenv -t -o fsync=off sh -c 'WAYMARK_TEST_PG="dbname=${PGDATABASE:-postgres}"; export WAYMARK_TEST_PG; exec "$@"' sh "$@"
