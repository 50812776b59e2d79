# Paths stay relative: the folder of the checkout may hold spaces.
.PHONY: demo test test-long package

test:
	@.tools/set-up test
	@.tools/gate

test-long:
	@.tools/set-up test
	@.tools/gate long

package:
	@.tools/set-up run
	@.venv/bin/python .tools/package.py
