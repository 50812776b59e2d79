"""Prints the public tables in PostgreSQL/PostGIS as `publish` fills them, and two roles, for their administrator."""

from __future__ import annotations

import signal
from datetime import datetime, timezone

from participatiekaart.plugin.publication.database import SCHEMA
from participatiekaart.plugin.publication.records import PublicSite
from participatiekaart.plugin.publication.writers.postgis import definition, tables
from participatiekaart.plugin.publication.writers.rows import rows_of

ROLES = """CREATE EXTENSION IF NOT EXISTS postgis;
DO $$ BEGIN
  IF to_regrole('participatiekaart_publiceren') IS NULL THEN CREATE ROLE participatiekaart_publiceren NOLOGIN; END IF;
  IF to_regrole('participatiekaart_lezen') IS NULL THEN CREATE ROLE participatiekaart_lezen NOLOGIN; END IF;
END $$;
GRANT participatiekaart_publiceren TO CURRENT_USER;
COMMENT ON ROLE participatiekaart_publiceren IS 'Vult de tabellen: GRANT aan wie publiceert';
COMMENT ON ROLE participatiekaart_lezen IS 'Leest de tabellen: GRANT aan de kaartserver';
DO $$ BEGIN
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO participatiekaart_publiceren', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO participatiekaart_lezen', current_database());
END $$;
CREATE SCHEMA {schema} AUTHORIZATION participatiekaart_publiceren;
GRANT USAGE ON SCHEMA {schema} TO participatiekaart_lezen;
ALTER DEFAULT PRIVILEGES FOR ROLE participatiekaart_publiceren IN SCHEMA {schema}
  GRANT SELECT ON TABLES TO participatiekaart_lezen;
SET ROLE participatiekaart_publiceren;
"""
RD_NEW = 28992


def main() -> None:
    # make sql | head
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    now = datetime.now(timezone.utc)
    empty = PublicSite("", "", "Europe/Amsterdam", f"EPSG:{RD_NEW}", now, now, None, None, (), (), (), (), ())
    print(ROLES.format(schema=SCHEMA))
    for table in tables(empty, rows_of(empty)):
        print(*(f"{statement};" for statement in definition(table, SCHEMA, RD_NEW)), sep="\n", end="\n\n")
    print("RESET ROLE;")


if __name__ == "__main__":
    main()
