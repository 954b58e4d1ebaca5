// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes all calls through the libvirt that this process finds, and prints what came of each in a line. */
final class OracleProgram {
    private OracleProgram() {}

    /** Prints name, answer and host, parted by tabs. */
    public static void main(String[] arguments) {
        try (var out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            for (Oracle call : Oracle.all()) {
                OracleOutcome outcome = OracleOutcome.of("&provider=libvirt", call);
                out.println(call.name() + "\t" + code(outcome.answer()) + "\t" + code(outcome.host()));
            }
        }
    }

    private static String code(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what it printed, by name. */
    static Map<String, OracleOutcome> read(String printed) {
        Map<String, OracleOutcome> outcomes = new LinkedHashMap<>();
        printed.lines()
                .map(line -> line.split("\t", -1))
                .forEach(words -> outcomes.put(words[0], new OracleOutcome(text(words[1]), text(words[2]))));
        return outcomes;
    }

    private static String text(String code) {
        return new String(Base64.getDecoder().decode(code), StandardCharsets.UTF_8);
    }
}
