// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.datastore.HostPaths;
import org.hypervia.esx.vim.session.CleanUp;
import org.hypervia.esx.vim.task.TaskOptions;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.esx.vmx.path.VmxFileName;
import org.hypervia.esx.vmx.text.Utf8;
import org.hypervia.spi.Deadline;

/**
 * Makes a machine: writes its VMX file beside its first hard disk and registers it. A file that is there is never
 * overwritten, and what was written is taken away again if a later step definitely fails.
 */
final class NewMachine {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final EsxConnection connection;
    private final DatastoreFiles files;
    private final VmxFormat vmx;

    NewMachine(EsxConnection connection) {
        this.connection = connection;
        this.files = new DatastoreFiles(connection);
        this.vmx = new VmxFormat(connection);
    }

    ManagedObjectRef register(DomainDefinition definition, Deadline deadline) {
        DatastorePath file = firstHardDisk(definition)
                .sibling(VmxFileName.of(definition.name().orElse("")));
        byte[] content = Utf8.encode(vmx.writeIdentified(
                definition, new HostPaths(connection, HostPaths.directoryOf(file), deadline), deadline));
        if (files.exists(file, deadline)) {
            throw new HypervisorException(
                    ErrorCode.STORAGE_VOL_EXIST,
                    "there is a file " + file + " already, perhaps of a domain that was undefined:"
                            + " register or remove it, or choose another name for the domain");
        }
        boolean directoryMade = write(file, content, deadline);
        try {
            return registered(file, deadline);
        } catch (HypervisorException e) {
            if (e.fault().isPresent()) {
                throw CleanUp.unbroken(() -> undone(file, directoryMade, e));
            }
            throw new HypervisorException(
                    e.code(),
                    e.getMessage() + "; " + file + " was left where it is, since the host may still register it",
                    null,
                    e);
        }
    }

    /** Writes the file and tells whether a directory had to be made for it. */
    private boolean write(DatastorePath file, byte[] content, Deadline deadline) {
        boolean directoryMade = false;
        try {
            try {
                files.write(file, content, deadline);
            } catch (HypervisorException e) {
                directoryMade = makesDirectoryAfter(e, file, deadline);
                if (!directoryMade) {
                    throw e;
                }
                files.write(file, content, deadline);
            }
            return directoryMade;
        } catch (HypervisorException e) {
            boolean made = directoryMade;
            throw CleanUp.unbroken(() -> undone(file, made, e));
        }
    }

    /** Servers do not tell a missing directory from other trouble, but they do tell whether it can be made. */
    private boolean makesDirectoryAfter(HypervisorException failure, DatastorePath file, Deadline deadline) {
        boolean mayLackDirectory =
                failure.code() == ErrorCode.NO_STORAGE_VOL || failure.code() == ErrorCode.INTERNAL_ERROR;
        return mayLackDirectory && !file.parent().isEmpty() && files.makeDirectory(file.directoryPath(), deadline);
    }

    private ManagedObjectRef registered(DatastorePath file, Deadline deadline) {
        return connection
                .tasks()
                .make(
                        connection.scope().register(file.toString()),
                        TaskOptions.plain().doing("registering " + file),
                        deadline)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host has registered " + file + " and does not tell as what: list the domains"));
    }

    /** Takes back what was written. A directory into which somebody else has put something by now stays. */
    private HypervisorException undone(DatastorePath file, boolean directoryMade, HypervisorException failure) {
        Deadline deadline = Deadline.after(CLEANUP_LIMIT);
        try {
            files.deleteIfThere(file, deadline);
            if (directoryMade) {
                files.deleteIfEmpty(file.directoryPath(), deadline);
            }
            return failure;
        } catch (HypervisorException e) {
            System.getLogger(NewMachine.class.getName()).log(Level.DEBUG, "removing {0}: {1}", file, e.getMessage());
            return new HypervisorException(
                    failure.code(),
                    failure.getMessage() + "; what was written of " + file + " could not be removed again: remove it",
                    failure.fault().orElse(null),
                    failure);
        }
    }

    /** The datastore and directory of a machine are those of its first hard disk that is a file, as with libvirt. */
    static DatastorePath firstHardDisk(DomainDefinition definition) {
        Disk disk = definition.devices().disks().stream()
                .filter(candidate ->
                        candidate.device() == DiskDevice.DISK && candidate.source() instanceof DiskSource.File)
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "the domain has no hard disk that is a file, and ESX keeps a machine beside its first one:"
                                + " give it a <disk type='file' device='disk'>"));
        String source = ((DiskSource.File) disk.source())
                .path()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "the hard disk " + disk.target().device() + " has no source: give it one on a datastore"));
        DatastorePath path = DatastorePath.parse(source);
        if (!path.path().toLowerCase(Locale.ROOT).endsWith(".vmdk")) {
            throw new HypervisorException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the source '" + source + "' of the hard disk "
                            + disk.target().device() + " is no .vmdk file: ESX has no other hard disks");
        }
        return path.requireFile();
    }
}
