// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.device.DiskNeed;
import org.hypervia.simulator.value.DataObject;

/** What the API tells of a machine's files. */
final class Layout {
    private Layout() {}

    /** {@code VirtualMachine.layoutEx}. */
    static DataObject files(Machine machine) {
        List<DataObject> files = new ArrayList<>();
        for (StoredFile file : own(machine)) {
            DatastorePath path = machine.file().sibling(file.name());
            files.add(DataObject.of("VirtualMachineFileLayoutExFileInfo")
                    .set("key", files.size())
                    .set("name", path.toString())
                    .set("type", type(file.name()))
                    .set("size", file.size())
                    .set("uniqueSize", file.size())
                    .set("accessible", true)
                    .build());
        }
        return DataObject.of("VirtualMachineFileLayoutEx")
                .set("file", files)
                .set("timestamp", machine.inventory().now())
                .build();
    }

    /** {@code VirtualMachine.summary.storage}. */
    static DataObject storage(Machine machine) {
        long bytes = 0;
        for (StoredFile file : own(machine)) {
            bytes += file.size();
        }
        return DataObject.of("VirtualMachineStorageSummary")
                .set("committed", bytes)
                .set("uncommitted", 0L)
                .set("unshared", bytes)
                .set("timestamp", machine.inventory().now())
                .build();
    }

    /** {@code VirtualMachine.storage}. */
    static DataObject usage(Machine machine) {
        long bytes = own(machine).stream().mapToLong(StoredFile::size).sum();
        return DataObject.of("VirtualMachineStorageInfo")
                .set(
                        "perDatastoreUsage",
                        List.of(DataObject.of("VirtualMachineUsageOnDatastore")
                                .set("datastore", machine.datastore().ref())
                                .set("committed", bytes)
                                .set("uncommitted", 0L)
                                .set("unshared", bytes)))
                .set("timestamp", machine.inventory().now())
                .build();
    }

    /** {@code VirtualMachine.layout}, which older clients ask for. */
    static DataObject older(Machine machine) {
        List<StoredFile> all = own(machine);
        List<DataObject> disks = new ArrayList<>();
        if (machine.configuration() != null) {
            DiskNeed.of(machine)
                    .forEach(need -> disks.add(DataObject.of("VirtualMachineFileLayoutDiskLayout")
                            .set("key", 2000 + disks.size())
                            .set("diskFile", List.of(need.path().toString()))
                            .build()));
        }
        return DataObject.of("VirtualMachineFileLayout")
                .set("configFile", names(all, "config", "nvram"))
                .set("logFile", names(all, "log", "log"))
                .set("disk", disks)
                .build();
    }

    private static List<String> names(List<StoredFile> files, String kind, String otherKind) {
        return files.stream()
                .map(StoredFile::name)
                .filter(name -> List.of(kind, otherKind).contains(type(name)))
                .toList();
    }

    private static List<StoredFile> own(Machine machine) {
        String folder = machine.file().folder().path();
        return machine.datastore().files().children(folder).stream()
                .filter(file -> !file.folder())
                .toList();
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "vmx" -> "config";
            case "nvram" -> "nvram";
            case "log" -> "log";
            case "vmdk" -> name.endsWith("-flat.vmdk") ? "diskExtent" : "diskDescriptor";
            case "vmsn" -> "snapshotData";
            case "png" -> "screenshot";
            default -> "core";
        };
    }
}
