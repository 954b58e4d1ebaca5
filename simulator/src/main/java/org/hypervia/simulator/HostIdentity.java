// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

/**
 * What a simulated host says it is.
 *
 * @param hostName the short host name
 * @param domainName the domain; empty for none
 * @param version the product's version, such as {@code 8.0.2}
 * @param build the product's build
 * @param apiVersion the API's version, such as {@code 8.0.2.0}
 * @param productLine {@code embeddedEsx} for ESXi, {@code esx} for ESX, {@code gsx} for VMware Server
 */
public record HostIdentity(
        String hostName, String domainName, String version, String build, String apiVersion, String productLine) {
    /** An ESXi 8.0.2 called {@code esx01.example.test}. */
    public static final HostIdentity ESXI_8 =
            new HostIdentity("esx01", "example.test", "8.0.2", "22380479", "8.0.2.0", "embeddedEsx");

    /** The same host in another version; its API version is the version with {@code .0} behind it. */
    public HostIdentity withVersion(String other) {
        return new HostIdentity(hostName, domainName, other, build, other + ".0", productLine);
    }

    /** The same host under another name; the domain is empty for none. */
    public HostIdentity withName(String host, String domain) {
        return new HostIdentity(host, domain, version, build, apiVersion, productLine);
    }
}
