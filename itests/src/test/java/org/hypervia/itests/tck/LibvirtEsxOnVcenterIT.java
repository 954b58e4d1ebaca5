// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import java.util.TreeMap;
import org.hypervia.api.Hypervisors;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;

/** Libvirt's own ESX driver, of libvirt 9.0, on a host of a vCenter. */
class LibvirtEsxOnVcenterIT extends ProviderContract {
    private static final Map<String, String> DEVIATIONS = new TreeMap<>(LibvirtEsxOnSimulatorIT.DEVIATIONS);

    static {
        DEVIATIONS.put("MIGR-09", "libvirt's ESX driver stops at warnings too");
        DEVIATIONS.put("MIGR-10", "libvirt's ESX driver tells no progress");
        DEVIATIONS.put(
                "MIGR-11", "libvirt's ESX driver cannot end a migration, which LibvirtMigrationLimitsTest shows");
        DEVIATIONS.put("MIGR-12", "libvirt's ESX driver moves a domain to where it is");
    }

    @Override
    protected String name() {
        return "libvirt-esx-vcenter";
    }

    @Override
    protected TestHost newHost() {
        LibvirtPeer.need();
        return VcenterHost.start(Hypervisors.fromServiceLoader(), "&provider=libvirt", DEVIATIONS);
    }
}
