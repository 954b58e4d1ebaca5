// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this program, written into it by the build. */
final class ProgramVersion {
    private ProgramVersion() {}

    static String read() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
