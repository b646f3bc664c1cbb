# shellcheck shell=bash
# Sourced by ./run and ./test from the root of the clone: named steps that show their progress, their time and one line
# of verdict, and on failure what went wrong.
#
#   step NAME COMMAND…    runs the command, keeps its whole output in build/log, and adds to `passed` or `failed`.
#                         The verdict is the last line that the command printed.

export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
# Colours and cursor movements of the tools would end up in the logs.
export GTEST_COLOR=no NINJA_STATUS='[%f/%t] '

logs=build/log
mkdir -p "$logs"
passed=0
failed=0

trap 'echo; echo "Interrupted: everything so far is kept, and running it again goes on from there."; exit 130' INT TERM

if [ -t 1 ]; then on_terminal=yes; else on_terminal=no; fi

# Copies the output to the log and shows how far it is: a living line on a terminal, a line every 20 s elsewhere.
follow() {
  local name=$1 log=$2 line shown=$SECONDS
  while IFS= read -r line || [ -n "$line" ]; do
    printf '%s\n' "$line" >&3
    if [[ $line =~ ^\ *\[?([0-9]+)/([0-9]+)(\]|\ Test) ]]; then
      if [ "$on_terminal" = yes ]; then
        printf '\r\033[K      %s  %s of %s' "$name" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
      elif [ $((SECONDS - shown)) -ge 20 ]; then
        shown=$SECONDS
        printf '      %s  %s of %s\n' "$name" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
      fi
    fi
  done 3>"$log"
}

# The part of a log that a person needs first: from the first complaint on, else the end.
show_trouble() {
  local log=$1 first
  first=$(grep -nE ':[0-9]+: (fatal )?(error|warning):|^FAILED:|\*\*\*Failed|\*\*\*Exception|\*\*\*Timeout|CMake Error|^E: ' "$log" | head -n 1 | cut -d: -f1)
  if [ -n "$first" ]; then
    tail -n "+$first" "$log" | head -n 80
    # The end, where tools repeat what failed, unless it is on the screen already.
    tail -n "+$((first + 80))" "$log" | tail -n 20
  else
    tail -n 60 "$log"
  fi | sed 's/^/      | /'
  echo "      The whole output is in $log"
}

step() {
  local name=$1 log started=$SECONDS status verdict
  shift
  log="$logs/$(tr ' ' '-' <<<"${name,,}").log"
  if [ "$on_terminal" = yes ]; then printf '      %s' "$name"; else printf '      %s …\n' "$name"; fi
  "$@" </dev/null 2>&1 | follow "$name" "$log"
  status=${PIPESTATUS[0]}
  verdict=$(grep -v '^ *$' "$log" | tail -n 1)
  [ "$on_terminal" = no ] || printf '\r\033[K'
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
    printf '  ok  %-28s %4d s  %s\n' "$name" $((SECONDS - started)) "$verdict"
  else
    failed=$((failed + 1))
    printf 'FAIL  %-28s %4d s  exit code %d\n' "$name" $((SECONDS - started)) "$status"
    show_trouble "$log"
  fi
  return "$status"
}

skip_step() {  # skip_step NAME REASON
  printf '  --  %-28s         %s\n' "$1" "$2"
}

build_preset() {  # build_preset PRESET [option of cmake --build…]
  local preset=$1
  shift
  cmake --build --preset "$preset" --parallel "$(nproc)" "$@" && echo "preset $preset is built"
}

configure_preset() {
  cmake --preset "$1" && echo "preset $1 is configured"
}

install_packages() {
  tools/install-packages "$1" && echo "everything needed is installed"
}
