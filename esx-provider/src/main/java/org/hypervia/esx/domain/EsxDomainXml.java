// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.datastore.HostPaths;
import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxReadContext;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;

/**
 * Describes a domain by its VMX file: where it lies and the power state, the file, and, if a file name in it needs them,
 * the host's datastores. Two or three round trips.
 */
public final class EsxDomainXml implements DomainXmlOperations {
    private final EsxConnection connection;

    public EsxDomainXml(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public String xml(String ref, Set<DomainXmlFlag> flags, Deadline deadline) {
        if (flags.contains(DomainXmlFlag.UPDATE_CPU)) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, "ESX cannot update the CPU in a domain's XML: leave that flag out");
        }
        return DomainXml.format(
                definition(ref, deadline),
                new FormatOptions(
                        connection.dialect(),
                        flags.contains(DomainXmlFlag.SECURE),
                        flags.contains(DomainXmlFlag.INACTIVE)));
    }

    /** Reads the machine; with its secrets. */
    DomainDefinition definition(String ref, Deadline deadline) {
        PlacedMachine placed =
                PlacedMachine.ask(connection, ref, deadline, MachineConfig.VMX_PATH, MachineRuntime.PATH);
        ObjectContent machine = placed.content();
        EsxConnection here = placed.connection();
        DatastorePath vmx = MachineFiles.vmxPath(machine);
        VmxReadContext context = VmxReadContext.builder(new HostPaths(here, HostPaths.directoryOf(vmx), deadline))
                .origin(here.scope().filesOf(vmx.datastore()).datacenterPath(), ref)
                .dialect(connection.dialect())
                .legacyUuid(connection.parameters().identifiesByBiosUuid())
                .build();
        DomainDefinition definition = VmxConverter.toDefinition(new DatastoreFiles(here).read(vmx, deadline), context);
        return definition.toBuilder()
                .id(id(ref, MachineRuntime.of(machine).state()))
                .build();
    }

    private static OptionalInt id(String ref, DomainState state) {
        return state == DomainState.SHUTOFF
                ? OptionalInt.empty()
                : ManagedObjectRef.virtualMachine(ref).domainId();
    }
}
