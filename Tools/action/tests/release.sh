# shellcheck shell=bash
# The making of a release; leaves one in releases/ for the tests that follow.

# A release, as the workflow makes it of what Tools/release/build makes.
build() {
  mkdir -p "$1"
  cp "$verify" "$1/verify-vectors"
  cp "$reference" "$1/reference-harness"
  echo "vectors" >"$1/dmls-vectors-$version.tar.gz"
  sums "$1"
}
sums() { (cd "$1" && rm -f SHA256SUMS && sha256sum -- * >../sums && mv ../sums SHA256SUMS); }
build x86_64
build aarch64
assemble() {
  run=$1
  shift
  status=0
  "$root/Tools/release/assemble" "$@" >out 2>&1 || status=$?
}
assemble "release" "v$version" "releases/v$version" x86_64=x86_64 aarch64=aarch64
expect "exit status" is "$status" 0
expect "its assets" is "$(cd "releases/v$version" && echo *)" "SHA256SUMS dmls-vectors-$version.tar.gz \
reference-harness-linux-aarch64 reference-harness-linux-x86_64 verify-vectors-linux-aarch64 verify-vectors-linux-x86_64"
expect "sums of all other assets" is "$(grep -c . "releases/v$version/SHA256SUMS")" 5
assemble "release of another tag" v0.0.1 releases/other x86_64=x86_64 aarch64=aarch64
expect "exit status" is "$status" 1
expect "what the tag is" has out "the tag is v0.0.1"
echo "other vectors" >"aarch64/dmls-vectors-$version.tar.gz"
assemble "release with a file changed" "v$version" releases/changed x86_64=x86_64 aarch64=aarch64
expect "exit status" is "$status" 1
build aarch64
echo "other vectors" >"aarch64/dmls-vectors-$version.tar.gz"
sums aarch64
assemble "release with two sets of vectors" "v$version" releases/two x86_64=x86_64 aarch64=aarch64
expect "exit status" is "$status" 1
expect "which differs" has out "aarch64 has another dmls-vectors-$version.tar.gz"
