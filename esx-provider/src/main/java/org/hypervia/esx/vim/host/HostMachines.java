// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/** {@code HostSystem.vm}: the machines on a host. */
public final class HostMachines {
    private HostMachines() {}

    /** Asks for properties of all machines on a host. */
    public static PropertyQuery query(ManagedObjectRef host, List<String> paths) {
        return query(host, paths, List.of());
    }

    /** Asks for properties of all machines on a host, and walks on from those. */
    static PropertyQuery query(ManagedObjectRef host, List<String> paths, List<Step> onward) {
        Step machines = new Step(
                "machines",
                "HostSystem",
                "vm",
                onward.stream().map(Step::name).distinct().toList());
        return new PropertyQuery()
                .take("VirtualMachine", paths)
                .from(host, InventoryWalk.array(List.of(machines), onward));
    }
}
