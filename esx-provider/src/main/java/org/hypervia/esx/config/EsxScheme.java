// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** The three kinds of server, each with its scheme, its usual ports and its usual user. */
public enum EsxScheme {
    /** A host agent: ESX or ESXi. */
    ESX(443, 80, "root"),
    /** VMware Server 2. */
    GSX(8333, 8222, "root"),
    /** A vCenter. */
    VPX(443, 80, "administrator");

    private final int httpsPort;
    private final int httpPort;
    private final String defaultUser;

    EsxScheme(int httpsPort, int httpPort, String defaultUser) {
        this.httpsPort = httpsPort;
        this.httpPort = httpPort;
        this.defaultUser = defaultUser;
    }

    /** Returns the schemes as they stand in a URI. */
    public static Set<String> names() {
        return Arrays.stream(values()).map(EsxScheme::text).collect(Collectors.toUnmodifiableSet());
    }

    /** Finds the kind of server of a URI scheme in lower case; {@code NO_CONNECT} for any other. */
    public static EsxScheme of(String scheme) {
        return Arrays.stream(values())
                .filter(s -> s.text().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_CONNECT, "provider esx does not speak the scheme " + scheme));
    }

    /** Returns the scheme as it stands in a URI. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the port that counts when the URI names none. */
    public int defaultPort(boolean tls) {
        return tls ? httpsPort : httpPort;
    }

    /** Returns the user that counts when nobody names one. */
    public String defaultUser() {
        return defaultUser;
    }
}
