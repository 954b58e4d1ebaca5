// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.Set;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Schema;

/** Fills the long rows of yes and no that tell what a machine can do. */
final class Capability {
    private static final Set<String> MISSING = Set.of(
            "vmNpivWwnUpdateSupported",
            "recordReplaySupported",
            "hostBasedReplicationSupported",
            "guestAutoLockSupported",
            "vmNpivWwnSupported",
            "npivWwnOnNonRdmVmSupported",
            "vmNpivWwnDisableSupported",
            "lockSnapshotsSupported",
            "consolePreferencesSupported");

    private Capability() {}

    /** {@code VirtualMachine.capability}: all that every host has to tell. */
    static DataObject machine() {
        DataObject.Builder all = DataObject.of("VirtualMachineCapability");
        for (FieldType field : Schema.VIM.fields("VirtualMachineCapability")) {
            if (!field.optional()) {
                all.set(field.name(), !MISSING.contains(field.name()));
            }
        }
        return all.build();
    }
}
