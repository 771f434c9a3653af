#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How many lines a second `otor estimate --json` answers, brief and with steps, beside copying the
# same lines. bench/lines.sh [path of otor] [lines] [rounds]
set -euo pipefail
otor=${1:-build/release/otor}
lines=${2:-200000}
rounds=${3:-3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 - "$lines" > "$folder/requests" <<'PYTHON'
import random, sys

draw = random.Random(20261123)
kinds = ["herder", "herder", "herder", "voluntary", "mother"]
for number in range(int(sys.argv[1])):
    spans, year = [], draw.randint(1996, 2015)
    for _ in range(draw.randint(0, 3)):
        to = min(year + draw.randint(0, 6), 2025)
        spans.append(f'{{"from":"{year}-{draw.randint(1, 6):02}",'
                     f'"to":"{to}-{draw.randint(7, 12):02}",'
                     f'"as":"{draw.choice(kinds)}","income":{draw.randint(150, 900) * 1000}}}')
        year = to + 1
        if year > 2025:
            break
    income = draw.choice(['"minimum"', '"minimum"', str(draw.randint(800, 3000) * 1000)])
    print(f'{{"id":{number},"on":"2026-11","sex":"{draw.choice(["female", "male"])}",'
          f'"born":"{draw.randint(1968, 2008)}-{draw.randint(1, 12):02}",'
          f'"children":{draw.randint(0, 6)},"paid":[{",".join(spans)}],'
          f'"plan":{{"from":"{draw.randint(2027, 2030)}-01","as":"herder","income":{income}}}}}')
PYTHON

# The median processor time of some rounds of a command, as lines a second: what one core does when
# nobody else wants it.
rate() {
  local name=$1 times=() median
  shift
  for ((round = 0; round < rounds; ++round)); do
    times+=("$({ TIMEFORMAT='%U %S'; time "$@" < "$folder/requests" > "$folder/answers"; } 2>&1 |
      awk '{print int(($1 + $2) * 1000)}')")
  done
  median=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$((rounds / 2 + 1))p")
  ((median > 0)) || median=1
  printf '%-12s %9d lines/s  %6d ms  %9d bytes out\n' "$name" "$((lines * 1000 / median))" \
    "$median" "$(stat -c %s "$folder/answers")"
}

rate "cat" cat
rate "wc -l" wc -l
rate "brief" "$otor" estimate --json --brief
rate "with steps" "$otor" estimate --json
