// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.Set;
import java.util.UUID;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainFilter.Group;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.domain.DomainBlockQueries;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainDeviceOperations;
import org.hypervia.spi.domain.DomainLifecycle;
import org.hypervia.spi.domain.DomainLookup;
import org.hypervia.spi.domain.DomainQueries;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.host.HostOperations;
import org.hypervia.spi.storage.StoragePoolOperations;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;

/** An open connection to a {@link TestHost}. */
record TestSession(TestHost host, HypervisorUri uri)
        implements ProviderSession, DomainLookup, DomainXmlOperations, HostOperations {
    @Override
    public String type() {
        return "TEST";
    }

    @Override
    public ProductVersion version() {
        return new ProductVersion(0, 0, 2);
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public OperationTable operations() {
        return OperationTable.builder()
                .with(DomainLookup.KIND, this)
                .with(DomainXmlOperations.KIND, this)
                .with(HostOperations.KIND, this)
                .with(DomainLifecycle.KIND, new TestPower(host))
                .with(DomainQueries.KIND, new TestQueries(host))
                .with(DomainDefinitions.KIND, new TestDefinitions(host))
                .with(DomainDeviceOperations.KIND, new TestDevices(host))
                .with(DomainBlockQueries.KIND, new TestDevices(host))
                .with(StoragePoolOperations.KIND, new TestPools(host))
                .with(StorageVolumeOperations.KIND, host.storage())
                .with(StorageVolumeChanges.KIND, host.storage())
                .with(StorageTransfers.KIND, host.storage())
                .build();
    }

    @Override
    public void close() {
        host.calls().add("close");
    }

    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Deadline deadline) {
        host.called("list");
        return new Listing<>(
                host.domains().stream()
                        .filter(d -> admits(filter, d))
                        .map(TestDomain::summary)
                        .toList(),
                host.failures());
    }

    @Override
    public Listing<DomainSummary> list(DomainFilter filter, Set<SummaryPart> parts, Deadline deadline) {
        host.parts().add(parts);
        return list(filter, deadline);
    }

    private static boolean admits(DomainFilter filter, TestDomain d) {
        Condition state = switch (d.state) {
            case RUNNING -> Condition.RUNNING;
            case PAUSED -> Condition.PAUSED;
            case SHUTOFF -> Condition.SHUTOFF;
            default -> Condition.OTHER;
        };
        boolean placed = filter.places().isEmpty()
                || d.placement.toOptional().filter(filter::admits).isPresent();
        return placed
                && filter.admits(Group.ACTIVITY, d.isActive() ? Condition.ACTIVE : Condition.INACTIVE)
                && filter.admits(Group.PERSISTENCE, d.persistent ? Condition.PERSISTENT : Condition.TRANSIENT)
                && filter.admits(Group.STATE, state)
                && filter.admits(Group.MANAGED_SAVE, d.saved ? Condition.MANAGEDSAVE : Condition.NO_MANAGEDSAVE)
                && filter.admits(Group.AUTOSTART, d.autostart ? Condition.AUTOSTART : Condition.NO_AUTOSTART)
                && filter.admits(Group.SNAPSHOT, d.snapshot ? Condition.HAS_SNAPSHOT : Condition.NO_SNAPSHOT)
                && filter.admits(Group.CHECKPOINT, Condition.NO_CHECKPOINT);
    }

    @Override
    public DomainSummary byId(int id, Deadline deadline) {
        host.called("byId " + id);
        return host.find("id " + id, d -> d.isActive() && d.id == id).summary();
    }

    @Override
    public DomainSummary byUuid(UUID uuid, Deadline deadline) {
        host.called("byUuid " + uuid);
        return host.find("UUID " + uuid, d -> d.uuid.equals(uuid)).summary();
    }

    @Override
    public DomainSummary byName(String name, Deadline deadline) {
        host.called("byName " + name);
        return host.find("name " + name, d -> d.name.equals(name)).summary();
    }

    @Override
    public String xml(String ref, Set<DomainXmlFlag> flags, Deadline deadline) {
        host.called("xml " + flags);
        return host.find(ref).xml;
    }

    @Override
    public String hostname(Deadline deadline) {
        host.called("hostname");
        return host.hostname();
    }

    @Override
    public NodeInfo info(Deadline deadline) {
        host.called("node info");
        return new NodeInfo("i686", MemorySize.ofKibibytes(3_145_728), 16, 1400, 2, 2, 2, 2);
    }

    @Override
    public String capabilitiesXml(Deadline deadline) {
        return "<capabilities/>\n";
    }

    @Override
    public int maxVcpus(Deadline deadline) {
        return 32;
    }

    @Override
    public MemorySize freeMemory(Deadline deadline) {
        host.called("free memory");
        return MemorySize.ofKibibytes(3072);
    }
}
