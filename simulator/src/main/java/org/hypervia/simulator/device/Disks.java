// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.StoredFile;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** Hard disks, CD-ROM drives and floppy drives of a machine. */
public final class Disks {
    private static final List<String> BUSES = List.of("scsi", "sata", "ide", "nvme");

    private Disks() {}

    /** The places of the hard disks. */
    public static List<Slot> slots(Vmx vmx) {
        return units(vmx).stream().filter(slot -> isDisk(vmx, slot)).toList();
    }

    /** The places of all drives on the four buses. */
    static List<Slot> units(Vmx vmx) {
        List<Slot> found = new ArrayList<>();
        for (String bus : BUSES) {
            Slot.present(vmx, bus).stream().filter(slot -> !slot.controller()).forEach(found::add);
        }
        return found;
    }

    static boolean isDisk(Vmx vmx, Slot slot) {
        String type = vmx.get(slot.prefix() + ".deviceType", "").toLowerCase(Locale.ROOT);
        String file = vmx.get(slot.prefix() + ".fileName", "").toLowerCase(Locale.ROOT);
        return file.endsWith(".vmdk") && !type.contains("cdrom");
    }

    /** All drives on the four buses as the API shows them, each kind counted from 1. */
    static List<DataObject> devices(Chassis machine, Vmx vmx) {
        List<DataObject> found = new ArrayList<>();
        int disks = 0;
        int cdroms = 0;
        for (Slot slot : units(vmx)) {
            found.add(isDisk(vmx, slot) ? disk(machine, vmx, slot, ++disks) : cdrom(machine, vmx, slot, ++cdroms));
        }
        return found;
    }

    private static DataObject disk(Chassis machine, Vmx vmx, Slot slot, int number) {
        String path = machine.resolve(vmx.get(slot.prefix() + ".fileName", ""));
        DiskInfo info = info(machine, path);
        long kib = info == null ? 0 : info.capacityKb();
        return DataObject.of("VirtualDisk")
                .set("key", slot.key())
                .set("deviceInfo", description("Hard disk " + number, String.format(Locale.ROOT, "%,d KB", kib)))
                .set(
                        "backing",
                        DataObject.of("VirtualDiskFlatVer2BackingInfo")
                                .set("fileName", path)
                                .set("datastore", datastore(machine, path))
                                .set("diskMode", vmx.get(slot.prefix() + ".mode", "persistent"))
                                .set("split", false)
                                .set("writeThrough", vmx.flag(slot.prefix() + ".writeThrough"))
                                .set("thinProvisioned", info != null && info.thin())
                                .set("uuid", info == null ? null : Vmx.uuid(info.uuid()))
                                .set("digestEnabled", false)
                                .set("sharing", "sharingNone"))
                .set("controllerKey", slot.controllerKey())
                .set("unitNumber", slot.unit())
                .set("capacityInKB", kib)
                .set("capacityInBytes", kib * 1024)
                .set("shares", DataObject.of("SharesInfo").set("shares", 1000).set("level", "normal"))
                .set("nativeUnmanagedLinkedClone", false)
                .build();
    }

    private static DataObject cdrom(Chassis machine, Vmx vmx, Slot slot, int number) {
        String file = vmx.get(slot.prefix() + ".fileName", "");
        String type = vmx.get(slot.prefix() + ".deviceType", "").toLowerCase(Locale.ROOT);
        DataObject.Builder backing;
        if (file.toLowerCase(Locale.ROOT).endsWith(".iso")) {
            String path = machine.resolve(file);
            backing = DataObject.of("VirtualCdromIsoBackingInfo")
                    .set("fileName", path.startsWith("/") ? "[] " + path : path)
                    .set("datastore", datastore(machine, path));
        } else if (type.equals("atapi-cdrom")) {
            backing = DataObject.of("VirtualCdromAtapiBackingInfo")
                    .set("deviceName", file)
                    .set("useAutoDetect", file.equalsIgnoreCase("auto detect"));
        } else {
            backing = DataObject.of("VirtualCdromRemotePassthroughBackingInfo")
                    .set("deviceName", "")
                    .set("useAutoDetect", false)
                    .set("exclusive", true);
        }
        return DataObject.of("VirtualCdrom")
                .set("key", slot.key())
                .set("deviceInfo", description("CD/DVD drive " + number, file.isEmpty() ? "Remote device" : file))
                .set("backing", backing)
                .set("connectable", connectable(machine, vmx, slot.prefix()))
                .set("controllerKey", slot.controllerKey())
                .set("unitNumber", slot.unit())
                .build();
    }

    /** A floppy drive; its disk is always a file here. */
    static DataObject floppy(Chassis machine, Vmx vmx, Slot slot) {
        String path = machine.resolve(vmx.get(slot.prefix() + ".fileName", ""));
        return DataObject.of("VirtualFloppy")
                .set("key", slot.key())
                .set("deviceInfo", description("Floppy drive " + (slot.number() + 1), path))
                .set(
                        "backing",
                        DataObject.of("VirtualFloppyImageBackingInfo")
                                .set("fileName", path)
                                .set("datastore", datastore(machine, path)))
                .set("connectable", connectable(machine, vmx, slot.prefix()))
                .set("controllerKey", slot.controllerKey())
                .set("unitNumber", slot.number())
                .build();
    }

    static DataObject description(String label, String summary) {
        return DataObject.of("Description")
                .set("label", label)
                .set("summary", summary)
                .build();
    }

    static DataObject connectable(Chassis machine, Vmx vmx, String prefix) {
        boolean atStart = !"FALSE".equalsIgnoreCase(vmx.get(prefix + ".startConnected"));
        boolean on = machine.power() == PowerState.POWERED_ON;
        return DataObject.of("VirtualDeviceConnectInfo")
                .set("startConnected", atStart)
                .set("allowGuestControl", true)
                .set("connected", on && atStart)
                .set("status", on && atStart ? "ok" : "untried")
                .build();
    }

    /** What the disk at this datastore path is; null when it is not there. */
    static @Nullable DiskInfo info(Chassis machine, String path) {
        if (!path.startsWith("[")) {
            return null;
        }
        DatastorePath place = DatastorePath.parse(path);
        Datastore datastore = machine.site().datastore(place.datastore());
        StoredFile file = datastore == null ? null : datastore.files().find(place.path());
        return file == null ? null : file.disk();
    }

    private static @Nullable Ref datastore(Chassis machine, String path) {
        if (!path.startsWith("[")) {
            return null;
        }
        Datastore datastore = machine.site().datastore(DatastorePath.parse(path).datastore());
        return datastore == null ? null : datastore.ref();
    }
}
