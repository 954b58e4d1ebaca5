// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hypervia.esx.vim.value.Faults;

/** Names that somebody may have meant, for messages: the likely ones first, and never many. */
final class NearNames {
    private static final int MOST = 10;
    private static final int LONGEST = 80;

    private NearNames() {}

    /** Returns names in quotes; where there are many, those that are most like the wanted one and how many more there are. */
    static String of(String wanted, List<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingInt(name -> distance(wanted, name)));
        String shown = sorted.stream()
                .limit(MOST)
                .map(name -> "'" + Faults.shown(name) + "'")
                .collect(Collectors.joining(", "));
        return names.size() <= MOST ? shown : shown + " and " + (names.size() - MOST) + " more";
    }

    /** Counts letters that would have to change, without regard to case; what begins alike is near. */
    private static int distance(String wanted, String name) {
        String one = start(wanted);
        String other = start(name);
        if (other.startsWith(one) || one.startsWith(other)) {
            return Math.min(1, Math.abs(one.length() - other.length()));
        }
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }

    private static String start(String text) {
        return text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
    }
}
