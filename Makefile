# Two commands on a fresh machine with Python 3.11+: `make demo` and `make test`.
# Everything is installed into .venv from the lock files; nothing outside this folder changes.

PYTHON ?= python3
BIN := .venv/bin
UV = $(shell command -v uv || echo $(BIN)/uv)

.DEFAULT_GOAL := help
MINUTES ?= 10
.PHONY: help demo test quick slow chaos fuzz docs lint format hooks wheel compiled lock clean

help:
	@echo "make demo    set up, then run everything on this machine and show records as they come"
	@echo "make test    set up, then lint, type-check and test all but the slow scenes"
	@echo "make quick   what can be checked in a minute: lint, types, and the tests of the pure rooms"
	@echo "make slow    the scenes on a real Kafka that take minutes: each fault of make chaos in short, topics changed, workers that fail"
	@echo "make chaos   break workers and Kafka under work for half an hour, and print what was lost"
	@echo "make fuzz    mutated feeds, pages and the like for ten minutes (MINUTES=10)"
	@echo "make docs    build the documentation site into build/docs"
	@echo "make format  rewrite the code as ruff formats it"
	@echo "make wheel   build two wheels into build/wheels: one of pure Python, one whose quotations are compiled (needs a C compiler)"
	@echo "make compiled  test the compiled wheel: quotations, scores, and the same output as the pure code's"
	@echo "make hooks   run the checks before each commit"
	@echo "make lock    resolve the dependencies again into requirements.lock and requirements-dev.lock"

demo: .venv/.run-ready
	$(BIN)/quotewire demo $(ARGS)

test: .venv/.dev-ready lint docs
	$(BIN)/pytest -n 2 --dist loadgroup --no-loadscope-reorder -m "not slow and not chaos" $(ARGS)

# No broker, no child processes. Left out are hostile and random input, which take seconds each.
QUICK = articles dates feeds quotes records test_docs.py test_errors.py test_makefile.py test_text.py test_urls.py
NOT_QUICK = articles/extraction/test_accounted.py articles/page/test_limits.py articles/test_properties.py \
	dates/test_locales.py feeds/document/test_hostile.py quotes/test_long_chains.py
quick: .venv/.dev-ready lint
	$(BIN)/pytest -n 2 -m "not broker" $(addprefix tests/,$(QUICK)) $(addprefix --ignore=tests/,$(NOT_QUICK)) $(ARGS)

slow: .venv/.dev-ready
	$(BIN)/pytest -n 2 --dist loadgroup --no-loadscope-reorder -m "slow or chaos" $(ARGS)

chaos: .venv/.dev-ready
	$(BIN)/python -m tests.chaos $(ARGS)

fuzz: .venv/.dev-ready
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(ARGS)

docs: .venv/.dev-ready
	$(BIN)/sphinx-build --quiet --fresh-env --fail-on-warning --keep-going --nitpicky -b html docs build/docs
	$(BIN)/python -m tests.site build/docs

lint: .venv/.dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config pyproject.toml

# Through the source distribution, so that what is compiled never lies beside the code of this checkout.
BUILD = $(UV) build --quiet --no-build-isolation --python $(BIN)/python
wheel: .venv/.dev-ready
	rm -rf build/wheels
	$(BUILD) --out-dir build/wheels/pure .
	HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(BUILD) --out-dir build/wheels/compiled .

# A copy of this checkout with the compiled modules over it: Python prefers them to the source beside them.
compiled: wheel
	rm -rf build/compiled
	mkdir -p build/compiled
	tar -xzf build/wheels/compiled/quotewire-*.tar.gz -C build/compiled --strip-components=1
	$(BIN)/python -m zipfile -e build/wheels/compiled/quotewire-*.whl build/compiled
	$(BIN)/python -m tests.builds . build/compiled
	cd build/compiled && $(CURDIR)/$(BIN)/python -m pytest -n 2 -p no:cacheprovider tests/quotes tests/scores $(ARGS)

hooks: .venv/.dev-ready
	$(BIN)/pre-commit install

format: .venv/.dev-ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Quotewire needs Python 3.11 or newer; set PYTHON=/path/to/python" >&2; exit 1; }
	@rm -rf .venv
	$(PYTHON) -m venv .venv
	@command -v uv >/dev/null || $(BIN)/python -m pip install --quiet "uv>=0.9"
	@touch $@

# The dev lock holds all that the run lock holds, so `make demo` after `make test` installs nothing.
.venv/.run-ready: .venv/.created requirements.lock pyproject.toml
	@test -e .venv/.dev-ready || $(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev-ready: .venv/.created requirements-dev.lock pyproject.toml
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

LOCK = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock"
lock: .venv/.created
	$(LOCK) pyproject.toml --group run -o requirements.lock
	$(LOCK) pyproject.toml --extra registry --group dev -o requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
