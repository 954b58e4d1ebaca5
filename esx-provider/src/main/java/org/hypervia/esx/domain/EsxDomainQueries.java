// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainStatus;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.AutostartSettings;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainQueries;

/** What there is to know of one domain: one retrieval each, or none where the answer never changes. */
public final class EsxDomainQueries implements DomainQueries {
    private final EsxConnection connection;
    private final DomainRows rows;
    private final SeenStates seen;

    public EsxDomainQueries(EsxConnection connection, SeenStates seen) {
        this.connection = connection;
        this.rows = new DomainRows(connection);
        this.seen = seen;
    }

    @Override
    public DomainInfo info(String ref, Deadline deadline) {
        ObjectContent machine =
                DomainRows.ask(connection, ref, deadline, rows.paths().toArray(String[]::new));
        DomainSummary row = rows.row(machine);
        seen.remember(ref, row.state(), Optional.of(row.identity().name()));
        // Absolute CPU time cannot be told from the counters of ESX, so it is 0 as with libvirt.
        return new DomainInfo(
                row.state(),
                required(row.maxMemory(), ref, MemorySize.ZERO),
                required(row.memory(), ref, MemorySize.ZERO),
                required(row.vcpus(), ref, 0),
                Duration.ZERO);
    }

    private <T> T required(Reading<T> reading, String ref, T unset) {
        if (reading instanceof Reading.Failed<T> failed) {
            throw new HypervisorException(
                    failed.error().code(),
                    "the host does not tell all about " + connection.names().of(ref) + ": "
                            + failed.error().getMessage(),
                    failed.error().fault().orElse(null),
                    failed.error());
        }
        return reading.orElse(unset);
    }

    @Override
    public DomainStatus status(String ref, Deadline deadline) {
        ObjectContent machine = DomainRows.ask(connection, ref, deadline, MachineRuntime.PATH);
        DomainState state = MachineRuntime.of(machine).state();
        seen.remember(ref, state);
        return new DomainStatus(state, 0);
    }

    @Override
    public String osType(String ref, Deadline deadline) {
        return "hvm";
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return true;
    }

    /** One retrieval brings the autostart manager's settings and shows whether the machine is still there. */
    @Override
    public boolean isAutostart(String ref, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = PropertyQuery.of(machine, MachineRuntime.PATH)
                .called("asking about " + connection.names().of(ref));
        connection.scope().addAutostartOf(machine, query);
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        DomainRows.told(connection, found, machine);
        return AutostartSettings.started(found).contains(ref);
    }

    /** Nobody but the host itself changes a configuration. */
    @Override
    public boolean isUpdated(String ref, Deadline deadline) {
        return false;
    }

    @Override
    public boolean hasManagedSaveImage(String ref, Deadline deadline) {
        return false;
    }
}
