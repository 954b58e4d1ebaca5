// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fault is a kind of which other, from a table beside this class: the wire carries only the name of a type. */
final class FaultTypes {
    private static final Map<String, String> BASES = read();

    private FaultTypes() {}

    /** Returns the type that a fault extends; null for the root and for what is not known. */
    static @Nullable String base(String type) {
        return BASES.get(type);
    }

    private static Map<String, String> read() {
        Map<String, String> bases = new HashMap<>();
        try (InputStream in = FaultTypes.class.getResourceAsStream("fault-types.txt")) {
            if (in == null) {
                throw new IllegalStateException("fault-types.txt is missing beside " + FaultTypes.class);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(':');
                if (!line.startsWith("#") && colon > 0) {
                    for (String type : line.substring(colon + 1).trim().split(" ", -1)) {
                        bases.put(type, line.substring(0, colon));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(bases);
    }
}
