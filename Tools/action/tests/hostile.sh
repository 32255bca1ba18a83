# shellcheck shell=bash
# What a harness says to the runner, and what is too long for it.

# A harness that says to the runner whatever it likes.
cat >hostile <<'HARNESS'
#!/usr/bin/env bash
for file in "${GITHUB_OUTPUT:-}" "${GITHUB_ENV:-}" "${GITHUB_PATH:-}" "${GITHUB_STEP_SUMMARY:-}"; do
  [ -z "$file" ] || echo "passed=1000" >>"$file"
done
printf '::error::from the harness\n##[error]from the harness\n%%0A::warning::x\r::warning::y\n' >&2
printf '{"op":"started","name":"x\\n::error::name\\npassed=1000","protocol":1}\n::error::from the harness\n'
HARNESS
chmod +x hostile
step "a hostile harness" check INPUT_COMMAND=./hostile INPUT_FAMILIES=tree_node
expect "exit status" is "$status" 2
expect "errors of its cases and none of its own" is \
  "$(commands | grep -cv '^::\(error\|notice\) title=\(harness\|DMLS vectors\)')" 0
expect "words of it that were shown" has out "from the harness"
expect "counts" is "$(output passed)" 0
expect "outputs" is "$(grep -cv '^[a-z-]*=[^=]*$' github-output)" 0
expect "no file of the runner" [ ! -e github-env ]
expect "nothing for the PATH" is "$(cat github-path)" ""
expect "no line of its own in the summary" is "$(grep -c '^passed\|^::' github-summary)" 0
for ((line = 0; line < 30000; line++)); do
  echo "<details>a line of a report that is much too long</details>"
done >long
mkdir -p fake
# The variables are for that script.
# shellcheck disable=SC2016
printf '#!/bin/sh\nfor word; do case $word in markdown=*) cp long "${word#*=}" ;; esac; done\n' >fake/verify-vectors
chmod +x fake/verify-vectors
step_path=$scratch/fake:$PATH
step "a summary that is too long" check "${foundation[@]}"
expect "exit status" is "$status" 0
expect "less than GitHub takes" [ "$(wc -c <github-summary)" -lt 1048576 ]
expect "much of it" [ "$(wc -c <github-summary)" -gt 900000 ]
expect "whole lines" is "$(grep -c '^<details>' github-summary)" "$(grep -c '</details>$' github-summary)"
expect "a word that there is more" is "$(tail -n 1 github-summary)" "The rest is in the HTML report."
expect "all of it in the file" cmp long "$(output markdown)"
