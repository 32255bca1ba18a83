# shellcheck shell=bash
# What is for other CI.

# The templates, each in a folder of its own, with the release that was made above.
template() {
  run="template $1"
  rm -rf template
  mkdir template
  sed "s#https://github.com/OWNER/dmls-vectors/releases/download/vVERSION#file://$scratch/releases/v$version#" \
    "$action/templates/$1" >"template/$1"
}
case $(uname -s)-$(uname -m) in
  Linux-x86_64 | Linux-aarch64)
    template Makefile
    make -C template conformance "COMMAND=$reference" ARGUMENTS="--family tree_node" >out 2>&1 || true
    expect "a run" has out "42 cases: 42 passed"
    expect "reports" [ -s template/report.xml ]
    status=0
    make -C template conformance "COMMAND=$reference --misreading tree-side-as-bit" ARGUMENTS="--family tree_node" \
      >out 2>&1 || status=$?
    expect "exit status of a failure" is "$status" 2
    template gitlab-ci.yml
    # The list under script:, as the lines of a shell that ends with the first that fails.
    sed -n '/^  script:$/,/^  [a-z]/s/^    - //p' template/gitlab-ci.yml >template/script
    expect "lines of a script" is "$(grep -c . template/script)" 5
    release=$(sed -n 's/^    RELEASE: //p' template/gitlab-ci.yml)
    status=0
    (cd template && RELEASE=$release COMMAND=$reference bash -euo pipefail script) >out 2>&1 || status=$?
    expect "exit status" is "$status" 0
    expect "a run" has out " 0 failed, 0 errored, 0 skipped"
    expect "reports" [ -s template/report.xml ]
    ;;
esac
