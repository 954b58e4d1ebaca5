// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import java.util.Locale;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.migration.HostSites;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * {@code vpxmigr://vcenter/pool/host}: where libvirt's ESX driver moves a machine to, in references of the vCenter.
 *
 * @param server the vCenter's address
 * @param pool the {@code ResourcePool}
 * @param host the {@code HostSystem}
 */
record MigrationUri(String server, ManagedObjectRef pool, ManagedObjectRef host) {
    private static final String SCHEME = "vpxmigr";

    /**
     * Takes one apart as libvirt does: the first part of the path is the pool, all the rest the host.
     *
     * @throws HypervisorException {@code INTERNAL_ERROR} for characters that no URI has, {@code INVALID_ARG} for another scheme or
     *     none and for a path that lacks a part
     */
    static MigrationUri parse(String text) {
        int colon = text.indexOf("://");
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the migration URI '" + text + "' is no URI: write vpxmigr://vcenter/resource-pool/host");
        }
        if (colon <= 0) {
            throw invalid(text, "is no URI");
        }
        if (!text.substring(0, colon).toLowerCase(Locale.ROOT).equals(SCHEME)) {
            throw invalid(text, "has another scheme than " + SCHEME);
        }
        String[] parts = text.substring(colon + 3).split("/", 3);
        if (parts.length < 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw invalid(text, "does not name a resource pool and a host");
        }
        return new MigrationUri(parts[0], HostSites.pool(parts[1]), HostSites.host(parts[2]));
    }

    private static HypervisorException invalid(String text, String fact) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG,
                "the migration URI '" + text + "' " + fact
                        + ": write vpxmigr://vcenter/resource-pool/host, or leave it out");
    }
}
