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
        return new PropertyQuery()
                .take("VirtualMachine", paths)
                .from(host, new Step("machines", "HostSystem", "vm", List.of()));
    }
}
