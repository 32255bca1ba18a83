# shellcheck shell=bash
# The second step of the action: inputs, exit status, outputs, reports, summary, annotations.

# tree_node has 42 cases.
foundation=(INPUT_FAMILIES=tree_node "INPUT_COMMAND=$reference")
step "green" check "${foundation[@]}"
expect "exit status" is "$status" 0
expect "counts" is "$(counts)" "42 42 0 0 0"
expect "status" is "$(output status)" 0
expect "known failures" is "$(output known-failures) $(output unexpected)" "0 0"
expect "artifact" is "$(output artifact)" dmls-vectors-harness
expect "as many outputs as action.yml hands on" is \
  "$(cut -d = -f 1 github-output | sort | tr '\n' ' ')" \
  "$(sed -n 's/.*steps\.check\.outputs\.\([a-z-]*\) }}$/\1/p' "$action/action.yml" | sort -u | tr '\n' ' ')"
for report in json junit html markdown; do expect "a $report report" [ -s "$(output $report)" ]; done
expect "a JUnit report of 42 tests" has "$(output junit)" 'tests="42" failures="0"'
expect "the summary" has github-summary "## DMLS vectors"
expect "an annotation" is "$(commands | grep -c '^::notice title=DMLS vectors::harness: 42 cases')" 1
expect "the text for people" has out "42 cases: 42 passed, 0 failed, 0 errored, 0 skipped"

step "red" check "INPUT_COMMAND=$reference --misreading output-is-leaf" "INPUT_FAMILIES=pprf_evaluate tree_node" \
  INPUT_SUITES=1,2 INPUT_NAME=mine
expect "exit status" is "$status" 1
expect "counts that add up" is "$(output cases)" $(($(output passed) + $(output failed)))
expect "failures" [ "$(output failed)" -gt 10 ]
expect "failures that the JUnit report has too" has "$(output junit)" "failures=\"$(output failed)\""
expect "annotations" is "$(commands | grep -c '^::error title=mine%3A pprf_evaluate')" 10
expect "the cause in the summary" has github-summary "The output is the leaf"
expect "no word that it could not be run" lacks out "says nothing of conformance"

# $harness is for the shell that starts the command.
# shellcheck disable=SC2016
step "a command with blanks, quotes and a variable" check INPUT_FAMILIES=tree_node \
  "INPUT_COMMAND=harness='my tools/a \"harness\"' && exec \"\$harness\" --profile 'prototype-1a51df88'"
expect "exit status without that harness" is "$status" 2
ln -s "$reference" 'my tools/a "harness"'
# shellcheck disable=SC2016
step "a command with blanks, quotes and a variable" check INPUT_FAMILIES=tree_node \
  'INPUT_COMMAND=harness="my tools/a \"harness\""; exec "$harness" --profile '"'prototype-1a51df88'"
expect "exit status" is "$status" 0
expect "counts" is "$(counts)" "42 42 0 0 0"

step "usage" check "INPUT_COMMAND=$reference" INPUT_FAMILIES=tree_knot
expect "exit status" is "$status" 2
expect "status" is "$(output status)" 2
expect "no counts" is "$(counts)" "    "
expect "no report of the run before" is "$(output json)" ""
expect "what is wrong, as an error" is \
  "$(commands | grep -c '^::error title=DMLS vectors::Exit status 2, which says nothing.*tree_knot')" 1
step "no command" check INPUT_COMMAND=" "
expect "exit status" is "$status" 2
expect "which input" has out "The input command is empty"
step "a name with =" check "INPUT_COMMAND=$reference" INPUT_NAME=a=b
expect "exit status" is "$status" 2
expect "which input" has out "The input name "
step "a switch that is none" check "${foundation[@]}" INPUT_STRICT_SKIPS=yes
expect "exit status" is "$status" 2
expect "which input" has out "The input strict-skips "
step "a quote left open" check "${foundation[@]}" "INPUT_ARGUMENTS=--case 'tree_node/*"
expect "exit status" is "$status" 2
expect "which input" has out "A quote is not closed in the input arguments: --case 'tree_node"
step "a harness that is not there" check INPUT_COMMAND=./missing INPUT_FAMILIES=tree_node
expect "exit status" is "$status" 2
expect "what is wrong, as an error" has out "::error title=DMLS vectors::Exit status 2, which says nothing"

printf 'tree_node/*/* failed output  # on purpose\n' >"known failures.txt"
step "known failures" check "INPUT_COMMAND=$reference --misreading tree-side-as-bit" INPUT_FAMILIES=tree_node \
  "INPUT_FAILURES=known failures.txt"
expect "known failures" [ "$(output known-failures)" -gt 0 ]
expect "which are failures" is "$(output failed)" "$(output known-failures)"
step "a failure list gone stale" check "${foundation[@]}" "INPUT_FAILURES=known failures.txt"
expect "exit status" is "$status" 1
step "a failure list that is not there" check "${foundation[@]}" INPUT_FAILURES=missing.txt
expect "exit status" is "$status" 2
expect "its name" has out "missing.txt"

step "what is required and announced" check "${foundation[@]}" INPUT_REQUIRE=tree_node
expect "exit status" is "$status" 0
# The reference, which does not say that it has tree_node.
cat >without <<HARNESS
#!/usr/bin/env bash
"$reference" | while IFS= read -r line; do echo "\${line/\"tree_node\",/}"; done
HARNESS
chmod +x without
step "what is not announced" check INPUT_COMMAND=./without "INPUT_FAMILIES=tree_node, dmls_epoch"
expect "exit status" is "$status" 0
expect "counts" is "$(counts)" "91 49 0 0 42"
step "what is required and not announced" check INPUT_COMMAND=./without "INPUT_FAMILIES=tree_node,dmls_epoch" \
  "INPUT_REQUIRE=dmls_epoch
tree_node"
expect "exit status" is "$status" 1
expect "what is missing, as an error" is "$(commands | grep -c '^::error .*tree_node')" 1

step "arguments" check "INPUT_COMMAND=$reference" \
  "INPUT_ARGUMENTS=--case 'tree_node/suite-1/*'
--transcript \"my tools/lines.jsonl\""
expect "exit status" is "$status" 0
expect "a transcript" [ -s "my tools/lines.jsonl" ]
# The reference, which skips every other request. A number after "seq" is all that an answer needs.
cat >skipping <<HARNESS
#!/usr/bin/env bash
"$reference" | while IFS= read -r line; do
  [[ ! \$line =~ ^\{\"seq\":[0-9]*[02468], ]] || line="\${BASH_REMATCH[0]}\"skipped\":{\"reason\":\"not today\"}}"
  echo "\$line"
done
HARNESS
chmod +x skipping
step "skips" check INPUT_COMMAND=./skipping INPUT_FAMILIES=tree_node
expect "exit status" is "$status" 0
expect "counts" is "$(counts)" "42 21 0 0 21"
step "skips that are failures" check INPUT_COMMAND=./skipping INPUT_FAMILIES=tree_node INPUT_STRICT_SKIPS=true
expect "exit status" is "$status" 1
expect "all unexpected" is "$(output unexpected)" 21

step "a second implementation" check "${foundation[@]}" INPUT_SUITES=1 \
  "INPUT_ARGUMENTS=--jobs 2 --implementation reference"
expect "the sums over two implementations" is "$(counts)" "12 12 0 0 0"
expect "both in the summary" has github-summary "<code>reference</code>"

step "fresh cases" check "INPUT_COMMAND=$reference --misreading output-is-leaf" INPUT_FAMILIES=pprf_evaluate \
  INPUT_RANDOM=20 INPUT_SEED=ci "INPUT_REPORTS=my reports"
expect "exit status" is "$status" 1
expect "20 cases" is "$(output cases)" 20
expect "the seed" has github-summary "--random 20 --seed ci"
expect "the folder asked for" is "$(output reports)" "$scratch/my reports"
expect "what failed, as vectors" [ -s "my reports/failed/pprf_evaluate.json" ]
expect "artifact" is "$(output artifact)" dmls-vectors-harness-random
