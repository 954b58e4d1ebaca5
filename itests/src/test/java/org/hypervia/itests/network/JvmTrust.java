// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** What this JVM trusts: the test's authority instead of the JDK's. The JDK looks it up for each connection anew. */
final class JvmTrust {
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

    private static @Nullable Path store;
    private static @Nullable String password;

    private JvmTrust() {}

    static void install(Keys keys) throws GeneralSecurityException, IOException {
        store = keys.trustStore();
        password = keys.password();
        again();
    }

    /** Puts it back after {@link #remove()}. */
    static void again() {
        System.setProperty(STORE, String.valueOf(store));
        System.setProperty(PASSWORD, String.valueOf(password));
    }

    static void remove() {
        System.clearProperty(STORE);
        System.clearProperty(PASSWORD);
    }
}
