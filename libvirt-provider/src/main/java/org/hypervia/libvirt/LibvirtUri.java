// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.HypervisorUri;
import org.hypervia.spi.registry.ProviderRegistry;

/** What a URI means to libvirt. */
record LibvirtUri(HypervisorUri uri) {
    /** Drivers that stand in this process and speak to the hypervisor themselves. */
    static final List<String> DIRECT =
            List.of("esx", "gsx", "vpx", "hyperv", "vmwareplayer", "vmwarews", "vmwarefusion");

    /** What says how we work, and nothing to a hypervisor; libvirt would warn of it, or hand it on to a daemon. */
    private static final Set<String> OURS = Set.of(
            ProviderRegistry.PROVIDER_PARAMETER,
            ConnectionSpec.CONNECT_TIMEOUT_PARAMETER,
            ConnectionSpec.CALL_TIMEOUT_PARAMETER);

    /** Returns the URI as libvirt takes it: without the parameters that are ours. */
    String text() {
        Optional<String> query = uri.query()
                .map(text -> List.of(text.split("&", -1)).stream()
                        .filter(parameter -> !OURS.contains(parameter.replaceFirst("=.*", "")))
                        .collect(Collectors.joining("&")))
                .filter(text -> !text.isEmpty());
        return uri.withQuery(query).toString();
    }

    /** Returns libvirt's name of the service whose credentials are wanted; one for all of VMware's schemes. */
    String service() {
        return switch (uri.scheme()) {
            case "esx", "gsx", "vpx" -> "esx";
            default -> "libvirt";
        };
    }

    /** Tells whether a daemon stands between; the test driver has one only where a host or a transport is named. */
    boolean isByDaemon() {
        boolean test = uri.scheme().equals("test") && uri.host().isEmpty();
        return !test && !DIRECT.contains(uri.scheme());
    }
}
