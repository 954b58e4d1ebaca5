// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.vim.value.ObjectContent;

/**
 * {@code HostDnsConfig}: what a host calls itself.
 *
 * @param hostName its name
 * @param domainName the domain it is in
 */
public record HostDns(Optional<String> hostName, Optional<String> domainName) {
    private static final String HOST_NAME = "config.network.dnsConfig.hostName";
    private static final String DOMAIN_NAME = "config.network.dnsConfig.domainName";

    /** The properties to ask for. */
    public static final List<String> PATHS = List.of(HOST_NAME, DOMAIN_NAME);

    /** Takes what {@link #PATHS} brought; an empty text counts as nothing. Fails with why something could not be had. */
    public static HostDns of(ObjectContent host) {
        return new HostDns(text(host, HOST_NAME), text(host, DOMAIN_NAME));
    }

    private static Optional<String> text(ObjectContent host, String path) {
        return host.toldText(path).filter(text -> !text.isEmpty());
    }
}
