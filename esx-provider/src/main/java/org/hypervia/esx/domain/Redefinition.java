// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.datastore.HostPaths;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;
import org.hypervia.esx.vim.session.CleanUp;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.PowerNeed;
import org.hypervia.esx.vmx.VmxChange;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxReadContext;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;

/**
 * Changes the definition of a machine that is off: its VMX file gets what differs, all else in it stays, and the host
 * reads it anew. The machine keeps its reference, and with it permissions, autostart and snapshots. If the host refuses,
 * the file is written back as it was.
 */
final class Redefinition {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final EsxConnection connection;
    private final DatastoreFiles files;
    private final VmxFormat vmx;

    private Redefinition(EsxConnection here) {
        this.connection = here;
        this.files = new DatastoreFiles(here);
        this.vmx = new VmxFormat(here);
    }

    static ManagedObjectRef apply(
            EsxConnection connection, DomainSummary row, DomainDefinition definition, Deadline deadline) {
        String name = row.identity().name();
        if (row.state() != DomainState.SHUTOFF) {
            throw PowerNeed.POWERED_OFF.unmet("domain '" + name + "'", row.state(), "cannot be redefined");
        }
        ManagedObjectRef machine =
                ManagedObjectRef.virtualMachine(row.identity().ref());
        PlacedMachine placed =
                PlacedMachine.ask(connection, machine.value(), deadline, MachineConfig.VMX_PATH, MachineRuntime.PATH);
        new Redefinition(placed.connection())
                .apply(machine, MachineFiles.vmxPath(placed.content()), definition, deadline);
        return machine;
    }

    private void apply(ManagedObjectRef machine, DatastorePath file, DomainDefinition definition, Deadline deadline) {
        byte[] current = files.read(file, deadline);
        byte[] changed = changed(file, current, definition, deadline);
        try {
            files.write(file, changed, deadline);
            connection.session().invoke(reload(machine), deadline);
        } catch (HypervisorException e) {
            throw CleanUp.unbroken(() -> restored(machine, file, current, e));
        }
        requireUnmoved(machine, file, deadline);
    }

    /** A vCenter may have moved the files meanwhile: then what was written was not what it has read. */
    private void requireUnmoved(ManagedObjectRef machine, DatastorePath file, Deadline deadline) {
        if (!connection.scope().isPart()) {
            return;
        }
        DatastorePath now = MachineFiles.vmxPath(
                DomainRows.ask(connection, machine.value(), deadline, MachineConfig.VMX_PATH, MachineRuntime.PATH));
        if (!now.equals(file)) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    connection.names().of(machine) + " was moved from " + file + " to " + now
                            + " while it was redefined, and may be as before: look at it and define it again; what is"
                            + " left of " + file + " belongs to nobody");
        }
    }

    private SoapCall<?> reload(ManagedObjectRef machine) {
        return connection.names().doing("redefining", machine.value(), VirtualMachineCalls.reload(machine));
    }

    private byte[] changed(DatastorePath file, byte[] current, DomainDefinition definition, Deadline deadline) {
        HostPaths paths = new HostPaths(connection, HostPaths.directoryOf(file), deadline);
        DomainDefinition before = VmxConverter.toDefinition(
                current,
                VmxReadContext.builder(paths)
                        .dialect(connection.dialect())
                        .legacyUuid(connection.parameters().identifiesByBiosUuid())
                        .build());
        // The machine's own, which says what it can hold; both texts have it, so that it does not change.
        int hardware = VmxChange.hardwareVersion(current).orElseGet(vmx::hardwareVersion);
        // XML from elsewhere may not tell what the guest sees as its identity; that is no wish to change it.
        DomainDefinition wanted = definition.hardwareUuid().isPresent()
                ? definition
                : definition.toBuilder()
                        .hardwareUuid(before.hardwareUuid().orElse(null))
                        .build();
        return VmxChange.apply(
                current,
                vmx.writeIdentified(before, paths, hardware, deadline),
                vmx.writeIdentified(wanted, paths, hardware, deadline));
    }

    private HypervisorException restored(
            ManagedObjectRef machine, DatastorePath file, byte[] content, HypervisorException failure) {
        Deadline deadline = Deadline.after(CLEANUP_LIMIT);
        try {
            files.write(file, content, deadline);
            connection.session().invoke(reload(machine), deadline);
            return failure;
        } catch (HypervisorException e) {
            System.getLogger(Redefinition.class.getName())
                    .log(Level.WARNING, "writing {0} back: {1}", Faults.shown(file.toString()), e.getMessage());
            return new HypervisorException(
                    failure.code(),
                    failure.getMessage() + "; " + file + " could not be written back: look at it before you start the"
                            + " domain",
                    failure.fault().orElse(null),
                    failure);
        }
    }
}
