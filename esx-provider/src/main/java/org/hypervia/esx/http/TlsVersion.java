// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** The versions of TLS that a server may speak, the oldest first. */
public enum TlsVersion {
    /** Of 1999: all that ESX 3 and 4 and vCenter of those years speak. */
    TLS_1_0("1.0", "TLSv1"),
    /** Of 2006. */
    TLS_1_1("1.1", "TLSv1.1"),
    /** Of 2008. */
    TLS_1_2("1.2", "TLSv1.2"),
    /** Of 2018. */
    TLS_1_3("1.3", "TLSv1.3");

    private final String number;
    private final String protocol;

    TlsVersion(String number, String protocol) {
        this.number = number;
        this.protocol = protocol;
    }

    /**
     * Reads the URI parameter {@code tls_min}.
     *
     * @param number {@code 1.0}, {@code 1.1}, {@code 1.2} or {@code 1.3}
     * @return the version
     * @throws HypervisorException {@code INVALID_ARG} if it is something else
     */
    public static TlsVersion of(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INVALID_ARG,
                        "the URI parameter tls_min has the value '" + number + "': write 1.0, 1.1, 1.2 or 1.3"));
    }

    /** As people write it, such as {@code 1.0}. */
    String number() {
        return number;
    }

    /** In the JDK's words, such as {@code TLSv1}. */
    String protocol() {
        return protocol;
    }

    /** This version and all later ones in the JDK's words. */
    Set<String> andLater() {
        return Arrays.stream(values())
                .filter(version -> version.compareTo(this) >= 0)
                .map(TlsVersion::protocol)
                .collect(Collectors.toUnmodifiableSet());
    }
}
