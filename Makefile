# Paths stay relative: the folder of the checkout may hold spaces.
.PHONY: demo test test-long bench package desktop sql

# A store from the sample town, or from PLANS=… NEIGHBOURHOODS=…, checked and published to build/demo/public/.
demo:
	@.tools/set-up run
	@.tools/qgis-env /usr/bin/python3 .tools/demo.py

# QGIS itself on the demo's store, on a virtual screen where there is no other.
desktop:
	@test -f build/demo/demo.gpkg || $(MAKE) --no-print-directory demo
	@.tools/desktop

test:
	@.tools/set-up test
	@.tools/gate

test-long:
	@.tools/set-up test
	@.tools/gate long

# SIZES=large: fifty thousand plans too.
bench:
	@.tools/set-up test
	@mkdir -p build
	@PYTHONPATH=build/path .venv/bin/python tests/benchmarks/bench.py $(SIZES)

package:
	@.tools/set-up run
	@.venv/bin/python .tools/package.py

# The public tables in PostgreSQL, and who may do what, for the administrator of a database: make sql > tables.sql
sql:
	@.tools/set-up run >&2
	@PYTHONPATH=build/path .venv/bin/python .tools/sql.py
