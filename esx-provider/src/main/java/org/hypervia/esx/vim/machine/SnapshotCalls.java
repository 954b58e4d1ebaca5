// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/** Calls that make and use snapshots; all start a task. */
public final class SnapshotCalls {
    private SnapshotCalls() {}

    /**
     * {@code VirtualMachine.CreateSnapshot_Task}.
     *
     * @param memory whether the memory of a running machine is kept
     * @param quiesce whether VMware Tools brings the file systems to rest
     */
    public static SoapCall<ManagedObjectRef> create(
            ManagedObjectRef machine, String name, Optional<String> description, boolean memory, boolean quiesce) {
        return Calls.reference("CreateSnapshot_Task", machine, out -> {
            out.text("name", name);
            description.ifPresent(text -> out.text("description", text));
            out.flag("memory", memory).flag("quiesce", quiesce);
        });
    }

    /** {@code VirtualMachineSnapshot.RevertToSnapshot_Task}: to the state, also of power, that the snapshot recorded. */
    public static SoapCall<ManagedObjectRef> revert(ManagedObjectRef snapshot) {
        return Calls.reference("RevertToSnapshot_Task", snapshot);
    }

    /** {@code VirtualMachineSnapshot.RemoveSnapshot_Task}. */
    public static SoapCall<ManagedObjectRef> remove(ManagedObjectRef snapshot, boolean withChildren) {
        return Calls.reference("RemoveSnapshot_Task", snapshot, out -> out.flag("removeChildren", withChildren));
    }
}
