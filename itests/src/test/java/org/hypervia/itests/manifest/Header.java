// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A manifest header in OSGi's common syntax: clauses with attributes and directives. */
final class Header {
    // Commas and semicolons inside quotes separate nothing.
    private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");
    private static final Pattern PART = Pattern.compile("(?:[^;\"]|\"[^\"]*\")+");

    private Header() {}

    /** Returns each clause's first path with its parameters, quotes taken off; empty if the header is missing. */
    static Map<String, Map<String, String>> clauses(@Nullable String header) {
        Map<String, Map<String, String>> clauses = new LinkedHashMap<>();
        if (header != null) {
            CLAUSE.matcher(header).results().map(MatchResult::group).forEach(clause -> addTo(clauses, clause));
        }
        return clauses;
    }

    private static void addTo(Map<String, Map<String, String>> clauses, String clause) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String path = "";
        for (String part :
                PART.matcher(clause).results().map(MatchResult::group).toList()) {
            int assign = part.indexOf('=');
            if (assign < 0) {
                path = part.strip();
            } else {
                String name = part.substring(0, assign).replaceFirst("(:|:List<String>)$", "");
                parameters.put(
                        name.strip(),
                        part.substring(assign + 1).replace("\"", "").strip());
            }
        }
        clauses.put(path, parameters);
    }
}
