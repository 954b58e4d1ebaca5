// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.SearchIndex;
import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.migration.MoveSurvey;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;

/**
 * Finds a connection's machine on its vCenter and the other way round: a host and its vCenter know one machine by different
 * references, and only its UUIDs are the same.
 */
record MachineAtCenter(EsxConnection connection, CenterLink center) {
    /** Tells whether the connection's server is the vCenter itself, so that references are the same. */
    boolean isCenterItself() {
        return center.server().equals(connection.server());
    }

    /**
     * Finds a machine of the connection on the vCenter: two round trips for one of a host.
     *
     * @throws HypervisorException {@code NO_DOMAIN} if the machine is gone, or if the vCenter does not know it on that host
     */
    ManagedObjectRef find(ManagedObjectRef machine, Deadline deadline) {
        if (isCenterItself()) {
            return machine;
        }
        ObjectContent told = ask(machine, deadline);
        Optional<UUID> instance = MachineConfig.of(told).instanceUuid().toOptional();
        Optional<UUID> bios = MachineConfig.of(told).biosUuid().toOptional();
        List<ManagedObjectRef> found = search(instance, true, deadline);
        if (found.isEmpty()) {
            found = search(bios, false, deadline);
        }
        if (found.size() > 1) {
            found = onHost(found, deadline);
        }
        if (found.size() != 1) {
            throw new HypervisorException(
                    found.isEmpty() ? ErrorCode.NO_DOMAIN : ErrorCode.MULTIPLE_DOMAINS,
                    "the vCenter " + center.address() + " knows "
                            + (found.isEmpty() ? "no machine" : found.size() + " machines") + " with the UUID of "
                            + connection.names().of(machine) + " on "
                            + center.scope().name()
                            + ": check in it that the host is connected, and that the user may see its machines");
        }
        return found.get(0);
    }

    private ObjectContent ask(ManagedObjectRef machine, Deadline deadline) {
        PropertyQuery query = connection.speaks(4, 0)
                ? PropertyQuery.of(machine, EntityName.PATH, MachineConfig.BIOS_UUID, MachineConfig.INSTANCE_UUID)
                : PropertyQuery.of(machine, EntityName.PATH, MachineConfig.BIOS_UUID);
        String name = connection.names().of(machine);
        List<ObjectContent> found = connection.properties().retrieve(query.called("asking about " + name), deadline);
        return ObjectContent.one(found, machine).called(name);
    }

    private List<ManagedObjectRef> search(Optional<UUID> uuid, boolean instance, Deadline deadline) {
        return uuid.isEmpty()
                ? List.of()
                : new SearchIndex(center.server().session())
                        .machinesByUuid(center.scope().searchedDatacenter(), uuid.get(), instance, deadline);
    }

    /** Clones may have one UUID; the one that is meant is on the connection's host. */
    private List<ManagedObjectRef> onHost(List<ManagedObjectRef> machines, Deadline deadline) {
        ManagedObjectRef host = center.scope().node();
        return center.server().properties().retrieve(MoveSurvey.hosts(machines), deadline).stream()
                .filter(machine ->
                        machine.reference(MoveSurvey.HOST).filter(host::equals).isPresent())
                .map(ObjectContent::object)
                .toList();
    }

    /**
     * Finds a machine of the vCenter on the connection: one round trip for one of a host.
     *
     * @throws HypervisorException {@code NO_DOMAIN} if the host does not show it
     */
    ManagedObjectRef back(ManagedObjectRef machine, MoveSurvey survey, Deadline deadline) {
        if (isCenterItself()) {
            return machine;
        }
        SearchIndex index = new SearchIndex(connection.session());
        Optional<ManagedObjectRef> datacenter = connection.scope().searchedDatacenter();
        List<ManagedObjectRef> found = survey.instanceUuid()
                .map(uuid -> index.machinesByUuid(datacenter, uuid, true, deadline))
                .orElse(List.of());
        if (found.isEmpty() && survey.biosUuid().isPresent()) {
            found = index.machinesByUuid(datacenter, survey.biosUuid().get(), false, deadline);
        }
        if (found.size() != 1) {
            throw new HypervisorException(
                    found.isEmpty() ? ErrorCode.NO_DOMAIN : ErrorCode.MULTIPLE_DOMAINS,
                    connection.scope().name() + " shows "
                            + (found.isEmpty() ? "no domain" : "several domains") + " with the UUID of '"
                            + survey.name() + "': list its domains to see what there is");
        }
        return found.get(0);
    }
}
