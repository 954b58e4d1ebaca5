// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import java.util.TreeMap;
import org.hypervia.api.Hypervisors;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;

/** Libvirt's own ESX driver, of libvirt 9.0. */
class LibvirtEsxOnSimulatorIT extends ProviderContract {
    static final Map<String, String> DEVIATIONS = new TreeMap<>(Map.of(
            "HOST-04", "libvirt's ESX driver does not have virConnectGetMaxVcpus",
            "DEFN-02", "libvirt's ESX driver cannot change a domain (W74)",
            "DEFN-07", "libvirt's ESX driver cannot change a domain (W74)",
            "DEFN-03", "libvirt's ESX driver says INTERNAL_ERROR (W90)",
            "RSRC-06", "libvirt's ESX driver tells the host's maximum instead (W51)",
            "RSRC-07", "libvirt's ESX driver takes no flag for the configuration",
            "RSRC-11", "libvirt 9.0 refuses its own flag here (W50)"));

    @Override
    protected String name() {
        return "libvirt-esx-simulator";
    }

    @Override
    protected TestHost newHost() {
        LibvirtPeer.need();
        return SimulatedHost.start(Hypervisors.fromServiceLoader(), "&provider=libvirt", DEVIATIONS);
    }
}
