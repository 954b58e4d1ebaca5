// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.domain.EsxAutostart;
import org.hypervia.esx.domain.EsxCpuUsage;
import org.hypervia.esx.domain.EsxDefinitions;
import org.hypervia.esx.domain.EsxDevices;
import org.hypervia.esx.domain.EsxDomainLifecycle;
import org.hypervia.esx.domain.EsxDomainLookup;
import org.hypervia.esx.domain.EsxDomainModels;
import org.hypervia.esx.domain.EsxDomainQueries;
import org.hypervia.esx.domain.EsxDomainXml;
import org.hypervia.esx.domain.EsxGuest;
import org.hypervia.esx.domain.EsxJobs;
import org.hypervia.esx.domain.EsxNativeConfigs;
import org.hypervia.esx.domain.EsxResources;
import org.hypervia.esx.domain.EsxScreenshots;
import org.hypervia.esx.domain.EsxSnapshots;
import org.hypervia.esx.domain.SeenStates;
import org.hypervia.esx.host.EsxHost;
import org.hypervia.esx.migration.EsxMigrations;
import org.hypervia.esx.network.EsxHostInterfaces;
import org.hypervia.esx.network.EsxNetworkDefinitions;
import org.hypervia.esx.network.EsxNetworks;
import org.hypervia.esx.storage.EsxBlockInfo;
import org.hypervia.esx.storage.EsxPools;
import org.hypervia.esx.storage.EsxTransfers;
import org.hypervia.esx.storage.EsxVolumeChanges;
import org.hypervia.esx.storage.EsxVolumes;
import org.hypervia.esx.storage.InventoryVolumes;
import org.hypervia.esx.storage.SeenDatastores;
import org.hypervia.esx.vim.host.InventoryScope;
import org.hypervia.esx.vim.value.VersionNumber;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.domain.DomainAutostart;
import org.hypervia.spi.domain.DomainBlockQueries;
import org.hypervia.spi.domain.DomainCpuUsage;
import org.hypervia.spi.domain.DomainDefinitions;
import org.hypervia.spi.domain.DomainDeviceOperations;
import org.hypervia.spi.domain.DomainGuestOperations;
import org.hypervia.spi.domain.DomainJobOperations;
import org.hypervia.spi.domain.DomainLifecycle;
import org.hypervia.spi.domain.DomainLookup;
import org.hypervia.spi.domain.DomainModelOperations;
import org.hypervia.spi.domain.DomainQueries;
import org.hypervia.spi.domain.DomainResourceOperations;
import org.hypervia.spi.domain.DomainScreenshots;
import org.hypervia.spi.domain.DomainSnapshotOperations;
import org.hypervia.spi.domain.DomainXmlOperations;
import org.hypervia.spi.domain.NativeConfigOperations;
import org.hypervia.spi.host.HostOperations;
import org.hypervia.spi.migration.MigrationOperations;
import org.hypervia.spi.network.HostInterfaceOperations;
import org.hypervia.spi.network.NetworkDefinitions;
import org.hypervia.spi.network.NetworkOperations;
import org.hypervia.spi.storage.StoragePoolOperations;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.StorageVolumeChanges;
import org.hypervia.spi.storage.StorageVolumeOperations;

/** An open connection with its operations. */
final class EsxSession implements ProviderSession {
    private static final String NO_CENTER = "a migration needs a vCenter: write vcenter=* or vcenter=HOST into the URI";

    private final HypervisorUri uri;
    private final EsxConnection connection;
    private final OperationTable operations;
    private final AtomicBoolean closed = new AtomicBoolean();

    EsxSession(HypervisorUri uri, EsxConnection connection) {
        this.uri = uri;
        this.connection = connection;
        SeenStates seen = new SeenStates();
        EsxDomainXml descriptions = new EsxDomainXml(connection);
        EsxDefinitions definitions = new EsxDefinitions(connection, seen);
        EsxDomainModels models = new EsxDomainModels(descriptions, definitions);
        SeenDatastores datastores = new SeenDatastores();
        EsxDomainLookup lookup = new EsxDomainLookup(connection, seen);
        OperationTable.Builder table = OperationTable.builder()
                .with(HostOperations.KIND, new EsxHost(connection))
                .with(NetworkOperations.KIND, new EsxNetworks(connection))
                .with(NetworkDefinitions.KIND, new EsxNetworkDefinitions(connection))
                .with(HostInterfaceOperations.KIND, new EsxHostInterfaces(connection))
                .with(DomainLookup.KIND, lookup)
                .with(DomainQueries.KIND, new EsxDomainQueries(connection, seen))
                .with(DomainLifecycle.KIND, new EsxDomainLifecycle(connection, seen))
                .with(DomainXmlOperations.KIND, descriptions)
                .with(NativeConfigOperations.KIND, new EsxNativeConfigs(connection))
                .with(DomainSnapshotOperations.KIND, new EsxSnapshots(connection, seen))
                .with(DomainDeviceOperations.KIND, new EsxDevices(connection))
                .with(DomainJobOperations.KIND, new EsxJobs(connection))
                .with(DomainDefinitions.KIND, definitions)
                .with(DomainModelOperations.KIND, models)
                .with(DomainAutostart.KIND, new EsxAutostart(connection))
                .with(DomainResourceOperations.KIND, new EsxResources(connection, seen))
                .with(DomainCpuUsage.KIND, new EsxCpuUsage(connection))
                .with(DomainGuestOperations.KIND, new EsxGuest(connection))
                .with(DomainScreenshots.KIND, new EsxScreenshots(connection))
                .with(StoragePoolOperations.KIND, new EsxPools(connection, datastores))
                .with(DomainBlockQueries.KIND, new EsxBlockInfo(connection, datastores, models));
        addVolumes(table, connection, datastores);
        connection
                .center()
                .ifPresentOrElse(
                        center -> table.with(
                                MigrationOperations.KIND, new EsxMigrations(connection, center, lookup::byRef)),
                        () -> table.withhold(Map.of(Capability.DOMAIN_MIGRATION, NO_CENTER)));
        this.operations = table.build();
    }

    private static void addVolumes(OperationTable.Builder table, EsxConnection connection, SeenDatastores datastores) {
        if (connection.scope() instanceof InventoryScope scope && scope.spansDatacenters()) {
            InventoryVolumes volumes = new InventoryVolumes(connection, scope);
            table.with(StorageVolumeOperations.KIND, volumes)
                    .with(StorageVolumeChanges.KIND, volumes)
                    .with(StorageTransfers.KIND, volumes);
            return;
        }
        DatastoreFiles files = new DatastoreFiles(connection);
        table.with(StorageVolumeOperations.KIND, new EsxVolumes(connection, datastores))
                .with(StorageVolumeChanges.KIND, new EsxVolumeChanges(connection, datastores, files))
                .with(StorageTransfers.KIND, new EsxTransfers(connection));
    }

    @Override
    public HypervisorUri uri() {
        return uri;
    }

    /** One type for all three schemes, as libvirt has it. */
    @Override
    public String type() {
        return "ESX";
    }

    @Override
    public ProductVersion version() {
        VersionNumber version = VersionNumber.parse(
                        connection.session().content().about().version())
                .orElseThrow();
        return new ProductVersion(version.major(), version.minor(), version.micro());
    }

    @Override
    public boolean isEncrypted() {
        return connection.parameters().tls();
    }

    @Override
    public OperationTable operations() {
        return operations;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            connection.close();
        }
    }
}
