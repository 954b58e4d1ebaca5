#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Moves a large file with curl and with the ESX provider, one after the other, from and to a simulated host in a process of
# its own: seconds and seconds of CPU of each transfer. Both begin with a session; both read a sparse file or write to nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

size=${1:-4294967296} # bytes
rounds=${2:-5}
target=benchmarks/target
# The jar starts JMH; what it needs lies beside it.
class_path="$target/classes:$target/dependency/*"
[ -d "$target/dependency" ] || { echo "first: mvn -q package -pl benchmarks -am -DskipTests" >&2; exit 1; }
work=$(mktemp -d)
trap 'kill "$host" 2>/dev/null || true; rm -rf "$work"' EXIT
truncate -s "$size" "$work/zeros"

login() { # BASE: the cookie of a session
  curl -sk -D - -o /dev/null -H 'Content-Type: text/xml' -H 'SOAPAction: urn:vim25/6.5' --data-binary '<soapenv:Envelope
    xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><Login xmlns="urn:vim25"><_this
    type="SessionManager">ha-sessionmgr</_this><userName>root</userName><password>simulator</password></Login></soapenv:Body>
    </soapenv:Envelope>' "$1/sdk" | sed -n 's/^[Ss]et-[Cc]ookie: \(vmware_soap_session=[^;]*\).*/\1/p' | tail -1
}

by_curl() { # WORD ARGUMENTS...: word, bytes, seconds, seconds of CPU
  local word=$1; shift
  TIMEFORMAT='%U %S'
  { time curl -sfk -H "Cookie: $cookie" -w '%{size_download} %{size_upload} %{time_total}\n' -o /dev/null "$@" >"$work/curl"; } 2>"$work/cpu"
  read -r down up seconds <"$work/curl"
  read -r user system <"$work/cpu"
  awk -v w="$word" -v b=$((down + up)) -v s="$seconds" -v u="$user" -v y="$system" 'BEGIN { printf "curl      %s %.0f %.3f %.3f\n", w, b, s, u + y }'
}

for tls in false true; do
  scheme=http parameters='transport=http&no_verify=1'
  if $tls; then scheme=https parameters=no_verify=1; fi
  mkfifo "$work/open-$tls"
  java -cp "$class_path" org.hypervia.benchmarks.transfer.TransferHost "$tls" "$size" <"$work/open-$tls" >"$work/port" &
  host=$!
  exec 9>"$work/open-$tls"
  while [ ! -s "$work/port" ]; do sleep 0.2; done
  base=$scheme://127.0.0.1:$(cat "$work/port")
  uri="esx://root@${base#*//}/?$parameters"
  file="$base/folder/iso%2Flarge.iso?dcPath=ha-datacenter&dsName=datastore1"
  cookie=$(login "$base")
  echo "== $scheme: who, what, bytes, seconds, seconds of CPU"
  for _ in $(seq "$rounds"); do
    by_curl get "$file"
    printf 'hypervia  '; java -Xmx64m -cp "$class_path" org.hypervia.benchmarks.transfer.TransferClient "$uri" get /dev/null
    by_curl put -T "$work/zeros" "$file"
    printf 'hypervia  '; java -Xmx64m -cp "$class_path" org.hypervia.benchmarks.transfer.TransferClient "$uri" put "$work/zeros"
  done
  exec 9>&-
  wait "$host" || true
  rm "$work/port"
done
