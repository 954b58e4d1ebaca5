# SPDX-License-Identifier: Apache-2.0
# What the reports of a run of ./check say, read by it: how many tests, why some were skipped, how some failed.
# shellcheck shell=bash disable=SC2154 # $build is the caller's

count_reports() { # adds what the reports written since the last stamp say
  local sums
  sums=$(find . -path ./.build -prune -o -path '*-reports/TEST-*.xml' -newer "$build/begin" -exec grep -h -m 1 '<testsuite ' {} + |
    awk '{ t += get("tests"); e += get("errors") + get("failures"); s += get("skipped") }
      function get(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
      END { print t - e - s, e, s }')
  local passed=0 bad=0 left_out=0
  read -r passed bad left_out <<<"$sums"
  passes=$((passes + passed)) failures=$((failures + bad)) skips=$((skips + left_out))
}

skip_reasons() { # the reasons that skipped tests give, each with its count
  find . -path ./.build -prune -o -path '*-reports/TEST-*.xml' -newer "$build/started" -exec cat {} + 2>/dev/null | awk '
    /<skipped[^>]* message="/ { sub(/.*<skipped[^>]* message="/, ""); sub(/(&#10;|").*/, ""); print; next }
    /<skipped.*CDATA\[/ { sub(/.*CDATA\[[^:]*:? */, ""); if ($0 != "") { print } else { pending = 1 } next }
    pending && NF { sub(/^assumption was not met due to: /, ""); print; pending = 0 }' |
    plain | cut -c 1-160 | sort | uniq -c | sed 's/^ *\([0-9]*\) /\1 tests: /'
}

failure_texts() { # of each failed test its name and the beginning of what it says: where only this output is left, it must do
  find . -path ./.build -prune -o -path '*-reports/TEST-*.xml' -newer "$build/started" -exec cat {} + 2>/dev/null | awk '
    /<testcase / { match($0, / name="[^"]*"/); name = substr($0, RSTART + 7, RLENGTH - 8)
      match($0, / classname="[^"]*"/); name = substr($0, RSTART + 12, RLENGTH - 13) "." name }
    /<(failure|error)[ >]/ { print name; left = 25; sub(/.*<(failure|error)[^>]*>(<!\[CDATA\[)?/, "") }
    left > 0 && /^\tat |^ *\]\]></ { next }
    left > 0 { print "  " $0; left-- }
    /<\/(failure|error)>/ { left = 0 }' | plain | cut -c 1-240
}

plain() { sed "s/&apos;/'/g; s/&quot;/\"/g; s/&lt;/</g; s/&gt;/>/g; s/&#10;/ /g; s/&amp;/\&/g"; }
