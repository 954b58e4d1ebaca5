// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version of this build, which the build writes into a resource. */
final class ProductVersion {
    static final String USER_AGENT = "hypervia/" + read();

    private ProductVersion() {}

    private static String read() {
        try (InputStream in = ProductVersion.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
