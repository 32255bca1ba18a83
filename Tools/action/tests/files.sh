# shellcheck shell=bash
# That files which say the same do, and that no shell hides outside of the scripts.

# What action.yml and the workflows run: no logic outside of a script.
run="action.yml"
expect "two calls of scripts and no other shell" is \
  "$(sed -n 's/^ *\(- \)\{0,1\}run: //p' "$action/action.yml" | tr '\n' ' ')" \
  "'\"\$GITHUB_ACTION_PATH/install\"' '\"\$GITHUB_ACTION_PATH/check\"' "
expect "an input for each variable" is \
  "$(grep -oh 'INPUT_[A-Z_]*' "$action/install" "$action/check" | grep -v '_$' | sort -u | tr '\n' ' ')" \
  "$(sed -n 's/^ *\(INPUT_[A-Z_]*\):.*/\1/p' "$action/action.yml" | sort -u | tr '\n' ' ')"
run="pinned actions"
unpinned=$(grep -hE '^ *(- )?uses:' "$root"/.github/workflows/*.yml "$action/action.yml" |
  grep -vE 'uses: (\$/|[a-z/-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$)' || true)
expect "a commit and its version" is "$unpinned" ""
run="inputs of the workflow"
# Of a file, with so many blanks before them.
inputs() {
  sed -n '/^ *inputs:/,/^ *\(outputs\|permissions\):/s/^'"$2"'\([a-z-]*\):$/\1/p' "$1" | sort | tr '\n' ' '
}
handed=$(sed -n 's/^          \([a-z-]*\): \${{ inputs\.\1 }}$/\1/p' "$root/.github/workflows/conformance.yml")
expect "all of the action's but where the reports and the action are" is \
  "$(echo "$handed" | sort | tr '\n' ' ')" \
  "$(inputs "$action/action.yml" '  ' | tr ' ' '\n' | grep -v '^$' | grep -vx 'reports\|repository' | tr '\n' ' ')"
expect "those of the action, a setup and a runner" is \
  "$(inputs "$root/.github/workflows/conformance.yml" '      ')" \
  "$(printf '%s\nsetup\nruns-on\n' "$handed" | sort | tr '\n' ' ')"

run="README.md"
outputs=$(sed -n '/^outputs:/,/^runs:/s/^  \([a-z-]*\):$/\1/p' "$action/action.yml")
for name in $(inputs "$action/action.yml" '  ') $outputs; do
  expect "the input or output $name" has "$action/README.md" "\`$name\`"
done
first_block=$(awk '/^```/ { if (inside) exit; inside = 1; next } inside' "$action/README.md")
expect "the same lines as the README of the repository" is \
  "$(awk '/^```yaml/ { inside = 1; next } /^```/ { inside = 0 } inside' "$root/README.md")" "$first_block"
expect "ten lines to copy" is "$(grep -c . <<<"$first_block")" 10
