#!/usr/bin/env bash
# Run the two commands of the README on a Debian that has nothing else, made for that and removed after it.
#
#   scripts/bare_machine.sh SUITE [PATH …]      such as: scripts/bare_machine.sh trixie
#
# Each PATH, a file or folder, is shown to it where it is here, and cannot be written: certificates, settings of pip.
# KEEP="NAME …" passes variables on; RUN="make site" runs something else. Needs root, debootstrap and unshare.
# What is mounted is mounted in a namespace of its own, which ends with the last process in it. The tree of this
# machine never shows it, so that removing the folder cannot reach anything else.
set -euo pipefail
suite=${1:?name a Debian, such as bookworm or trixie}
shift
if [ "$(id -u)" != 0 ]; then
  echo "bare_machine: this needs root, since it makes a machine to change into" >&2
  exit 2
fi
project=$(cd "$(dirname "$0")/.." && pwd)
machine=$(mktemp -d)
trap 'rm -rf --one-file-system -- "$machine"' EXIT
# What the README asks for, and the certificates that pip and npm need.
debootstrap --variant=minbase --include=ca-certificates,git,make,python3,python3-venv "$suite" "$machine" > /dev/null
cp /etc/resolv.conf "$machine/etc/resolv.conf"
git clone --quiet --no-hardlinks "$project" "$machine/srv/atlas"

run=${RUN:-make site && make test}
kept=(HOME="$HOME" LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin)
for name in ${KEEP:-}; do kept+=("$name=${!name}"); done
SECONDS=0
status=0
unshare --mount --pid --fork --kill-child --mount-proc="$machine/proc" \
  env --ignore-environment "${kept[@]}" bash -euc '
    machine=$1 run=$2
    for lent in "${@:3}"; do
      if [ -d "$lent" ]; then mkdir -p "$machine$lent"; else install -D /dev/null "$machine$lent"; fi
      mount --bind "$lent" "$machine$lent"
      mount -o remount,bind,ro "$machine$lent"
    done
    exec chroot "$machine" sh -c "cd /srv/atlas && $run"
  ' bare "$machine" "$run" "$@" || status=$?
echo "bare_machine: $suite: '$run' ended with $status after $SECONDS seconds"
exit "$status"
