// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hypervia.api.capability.Capability;

/** What came of the rules on one target, and the target's capabilities, as a small JSON file. Thread-safe. */
final class Report {
    private static final Map<String, Report> REPORTS = new ConcurrentHashMap<>();

    private final String target;
    private final Map<String, String> outcomes = new TreeMap<>();
    private final TreeSet<String> capabilities = new TreeSet<>();

    private Report(String target) {
        this.target = target;
    }

    static Report of(String target) {
        return REPORTS.computeIfAbsent(target, Report::new);
    }

    synchronized void capabilities(Iterable<Capability> names) {
        names.forEach(capability -> capabilities.add(capability.name()));
    }

    /** Notes an outcome and writes the file anew, so that it is there however the run ends. */
    synchronized void outcome(String rule, String outcome) {
        outcomes.put(rule, outcome);
        Path file = Path.of("target", "tck", target + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json() {
        StringBuilder json = new StringBuilder("{\n  \"target\": ").append(quoted(target));
        json.append(",\n  \"capabilities\": [");
        String comma = "";
        for (String name : capabilities) {
            json.append(comma).append(quoted(name));
            comma = ", ";
        }
        json.append("],\n  \"rules\": {");
        comma = "";
        for (Map.Entry<String, String> rule : outcomes.entrySet()) {
            json.append(comma)
                    .append("\n    ")
                    .append(quoted(rule.getKey()))
                    .append(": ")
                    .append(quoted(rule.getValue()));
            comma = ",";
        }
        return json.append("\n  }\n}\n").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c < ' ' ? ' ' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
