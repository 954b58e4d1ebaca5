// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.Optional;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.HostScope;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainBlockQueries;
import org.hypervia.spi.domain.DomainModelOperations;

/** Sizes of a domain's disks: its definition tells which files they are, and a search of the file the sizes. */
public final class EsxBlockInfo implements DomainBlockQueries {
    private final EsxConnection connection;
    private final DomainModelOperations definitions;
    private final FileVolumes files;

    public EsxBlockInfo(EsxConnection connection, SeenDatastores seen, DomainModelOperations definitions) {
        this.connection = connection;
        this.definitions = definitions;
        this.files = new FileVolumes(connection, seen);
    }

    @Override
    public BlockInfo blockInfo(String ref, String disk, Deadline deadline) {
        Disk found = definitions.definition(ref, deadline).devices().disks().stream()
                .filter(each -> each.target().device().equals(disk)
                        || path(each).filter(disk::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INVALID_ARG,
                        connection.names().of(ref) + " has no disk " + VolumeName.shown(disk)
                                + ": name it by its target, such as sda, or by its source"));
        String path = path(found)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.OPERATION_FAILED,
                        "there is nothing in drive "
                                + VolumeName.shown(found.target().device()) + " of "
                                + connection.names().of(ref)));
        StorageVolumeInfo info = info(ref, path, deadline);
        return new BlockInfo(info.capacity(), info.allocation(), info.physical());
    }

    private StorageVolumeInfo info(String ref, String path, Deadline deadline) {
        if (DatastorePath.looksLike(path)) {
            DatastorePath file = DatastorePath.parse(path);
            EsxConnection here = here(ref, deadline);
            return (here.equals(connection) ? files : new FileVolumes(here, new SeenDatastores()))
                    .get(file, deadline)
                    .requiredInfo();
        }
        if (path.startsWith("/vmfs/devices/disks/")) {
            return new DeviceVolumes(here(ref, deadline)).byPath(path, deadline).requiredInfo();
        }
        throw new HypervisorException(
                ErrorCode.OPERATION_UNSUPPORTED,
                "ESX tells no sizes of " + VolumeName.shown(path) + ", which is no file of a datastore");
    }

    /** Names of datastores and devices are clear on the host that the domain is on, which need not be the connection's any more. */
    private EsxConnection here(String ref, Deadline deadline) {
        Scope scope = connection.scope();
        if (!scope.isPart() && !scope.spansDatacenters()) {
            return connection;
        }
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        PropertyQuery query = PropertyQuery.of(machine, EntityName.PATH)
                .called("asking about " + connection.names().of(ref));
        scope.addPlaceOf(machine, query);
        HostScope host = scope.placeOf(connection.properties().retrieve(query, deadline));
        return scope.mountingHost().equals(host.mountingHost()) ? connection : connection.about(host);
    }

    private static Optional<String> path(Disk disk) {
        if (disk.source() instanceof DiskSource.File file) {
            return file.path();
        }
        return disk.source() instanceof DiskSource.Block block ? block.device() : Optional.empty();
    }
}
