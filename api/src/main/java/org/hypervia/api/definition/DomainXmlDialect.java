// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Optional;

/** Which libvirt's answers are given where versions differ. */
public enum DomainXmlDialect {
    /** The newest that is known: libvirt 12.8. The default. */
    LATEST,
    /** Libvirt 9.0.0, as Debian 12 ships it; {@code compat=9.0} in connection URIs. */
    LIBVIRT_9_0;

    /**
     * Finds the dialect of a {@code compat} option.
     *
     * @param compat the value of the option
     * @return the dialect, or empty for a version that is not offered
     */
    public static Optional<DomainXmlDialect> ofCompat(String compat) {
        return compat.equals("9.0") ? Optional.of(LIBVIRT_9_0) : Optional.empty();
    }
}
