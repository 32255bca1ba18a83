# shellcheck shell=bash
# The first step of the action; leaves verify-vectors on the PATH of the steps that follow.

step "install" install
expect "exit status" is "$status" 0
expect "a folder for the PATH" is "$(cat github-path)" "$scratch/temp/dmls-vectors-bin"
expect "the asset" cmp "$(cat github-path)/verify-vectors" "$verify"
expect "its version" has out "verify-vectors $version for linux-x86_64, SHA-256 "
step "install on ARM64" install RUNNER_ARCH=ARM64 "INPUT_VERSION=v$version"
expect "exit status" is "$status" 0
expect "its architecture" has out "for linux-aarch64"
step "install on macOS" install RUNNER_OS=macOS RUNNER_ARCH=ARM64
expect "exit status" is "$status" 2
expect "what there is, in one line" is "$(grep -c '^::error title=DMLS vectors::No release .*macOS-ARM64.*%0A' out)" 1
step "install of a release that is not there" install INPUT_VERSION=9.9.9
expect "exit status" is "$status" 2
expect "its address" has out "file://$scratch/releases/v9.9.9/SHA256SUMS cannot be had"
expect "nothing for the PATH" is "$(cat github-path)" ""
step "install of a version that is a path" install INPUT_VERSION=../v1
expect "exit status" is "$status" 2
expect "what it is to be" has out "to be like 1.2.3"
cp -R "releases/v$version" releases/v8.8.8
echo >>releases/v8.8.8/verify-vectors-linux-x86_64
step "install of an executable that was changed" install INPUT_VERSION=8.8.8
expect "exit status" is "$status" 2
expect "what was expected" has out "verify-vectors-linux-x86_64 is not what SHA256SUMS names: expected "
expect "nothing for the PATH" is "$(cat github-path)" ""
expect "no executable" [ ! -e temp/dmls-vectors-bin/verify-vectors ]
sed -i.old '/verify-vectors/d' releases/v8.8.8/SHA256SUMS
step "install of an executable without a sum" install INPUT_VERSION=8.8.8
expect "exit status" is "$status" 2
expect "what is missing" has out "SHA256SUMS does not name verify-vectors-linux-x86_64"
step "install of an executable that does not start" install "INPUT_EXECUTABLE=$(type -P false)"
expect "exit status" is "$status" 2
step "install of no executable" install INPUT_EXECUTABLE=missing
expect "exit status" is "$status" 2
expect "its name" has out "The input executable is no file that can be run: missing"
mkdir "my tools"
ln -s "$verify" "my tools/verify"
step "install of one's own executable" install "INPUT_EXECUTABLE=my tools/verify"
expect "exit status" is "$status" 0
heed_path
