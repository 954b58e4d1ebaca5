// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.migration;

import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * A move of a machine: {@code VirtualMachineRelocateSpec}, as far as there is a use for it. What is empty stays as it is.
 *
 * @param machine the machine
 * @param host where it is to run; the server chooses one of the pool's compute resource otherwise
 * @param pool where its resources are to come from; it keeps its own otherwise
 * @param datastore where all its files are to be
 * @param folder in which folder of another datacenter it is to stand
 */
public record MachineMove(
        ManagedObjectRef machine,
        Optional<ManagedObjectRef> host,
        Optional<ManagedObjectRef> pool,
        Optional<ManagedObjectRef> datastore,
        Optional<ManagedObjectRef> folder) {
    /** Tells whether it is more than another host or pool, so that it needs the younger of two calls. */
    boolean isRelocation() {
        return datastore.isPresent() || folder.isPresent();
    }

    /** {@code MigrateVM_Task}, or {@code RelocateVM_Task} where files or the folder change too. */
    public SoapCall<ManagedObjectRef> start() {
        return isRelocation()
                ? Calls.reference("RelocateVM_Task", machine, out -> out.element("spec", this::writeSpec))
                : Calls.reference("MigrateVM_Task", machine, out -> {
                    pool.ifPresent(ref -> out.reference("pool", ref));
                    host.ifPresent(ref -> out.reference("host", ref));
                    out.text("priority", "defaultPriority");
                });
    }

    /** {@code CheckMigrate_Task} or {@code CheckRelocate_Task} of a {@code VirtualMachineProvisioningChecker}. */
    SoapCall<ManagedObjectRef> check(ManagedObjectRef checker) {
        return isRelocation()
                ? Calls.reference(
                        "CheckRelocate_Task",
                        checker,
                        out -> out.reference("vm", machine).element("spec", this::writeSpec))
                : Calls.reference("CheckMigrate_Task", checker, out -> {
                    out.reference("vm", machine);
                    host.ifPresent(ref -> out.reference("host", ref));
                    pool.ifPresent(ref -> out.reference("pool", ref));
                });
    }

    /** Writes the fields of {@code ValidateMigration} in wire order. */
    void writeValidation(SoapWriter out) {
        out.reference("vm", machine);
        pool.ifPresent(ref -> out.reference("pool", ref));
        host.ifPresent(ref -> out.reference("host", ref));
    }

    /** Writes the fields in wire order. */
    private void writeSpec(SoapWriter out) {
        folder.ifPresent(ref -> out.reference("folder", ref));
        datastore.ifPresent(ref -> out.reference("datastore", ref));
        pool.ifPresent(ref -> out.reference("pool", ref));
        host.ifPresent(ref -> out.reference("host", ref));
    }
}
