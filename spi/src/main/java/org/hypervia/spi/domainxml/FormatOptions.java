// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Objects;
import org.hypervia.api.definition.DomainXmlDialect;

/**
 * How a domain XML is written.
 *
 * @param dialect which libvirt's text it is
 * @param withSecrets whether secrets such as the VNC password are written; libvirt's flag {@code SECURE}
 * @param inactive whether what only a running domain has, such as its id, is left out; libvirt's flag {@code INACTIVE}. A
 *     definition without id is always written like this
 */
public record FormatOptions(DomainXmlDialect dialect, boolean withSecrets, boolean inactive) {
    /** The newest text, without secrets, as the domain is. */
    public static final FormatOptions DEFAULT = new FormatOptions(DomainXmlDialect.LATEST, false, false);

    /**
     * Checks the values.
     *
     * @param dialect which libvirt's text it is
     * @param withSecrets whether secrets are written
     * @param inactive whether what only a running domain has is left out
     */
    public FormatOptions {
        Objects.requireNonNull(dialect, "dialect");
    }

    /**
     * Changes the dialect.
     *
     * @param newDialect which libvirt's text it is
     * @return the changed options
     */
    public FormatOptions withDialect(DomainXmlDialect newDialect) {
        return new FormatOptions(newDialect, withSecrets, inactive);
    }

    /**
     * Changes whether secrets are written.
     *
     * @param secrets true to write them
     * @return the changed options
     */
    public FormatOptions withSecrets(boolean secrets) {
        return new FormatOptions(dialect, secrets, inactive);
    }

    /**
     * Changes whether what only a running domain has is left out.
     *
     * @param onlyInactive true to leave it out
     * @return the changed options
     */
    public FormatOptions withInactive(boolean onlyInactive) {
        return new FormatOptions(dialect, withSecrets, onlyInactive);
    }
}
