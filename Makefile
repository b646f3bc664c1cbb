# The names that a hand tries first. ./run and ./test do more: they also install what is missing.

.PHONY: build test run format coverage benchmark clean

build:
	cmake --preset dev
	cmake --build --preset dev

test:
	./test

run:
	./run

format:
	tools/tracked '*.cpp' '*.hpp' | xargs clang-format -i

coverage:
	tools/coverage

benchmark:
	tools/benchmark

clean:
	rm -rf build
