// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import java.util.TreeMap;
import org.hypervia.api.Hypervisors;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;

/** Libvirt's own ESX driver, of libvirt 9.0. */
class LibvirtEsxOnSimulatorIT extends ProviderContract {
    private static final Map<String, String> DEVIATIONS = new TreeMap<>(Map.of());

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
