// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.VimFault;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** Applies the device part of a configuration spec: disks, CD-ROM drives, network cards, controllers. */
public final class DeviceChanges {
    private static final Set<String> CONTROLLERS = Set.of(
            "ParaVirtualSCSIController",
            "VirtualLsiLogicController",
            "VirtualLsiLogicSASController",
            "VirtualBusLogicController",
            "VirtualAHCIController",
            "VirtualNVMEController");

    private static final Pattern TOOLS_IMAGE =
            Pattern.compile("/usr/lib/vmware/isoimages/(linux|windows|freebsd|darwin|solaris|netware|winPre2k)\\.iso");

    private final Chassis machine;
    private final Vmx vmx;
    private final int index;
    private final DataObject change;
    private final DataObject device;

    private DeviceChanges(Chassis machine, Vmx vmx, int index, DataObject change) {
        this.machine = machine;
        this.vmx = vmx;
        this.index = index;
        this.change = change;
        if (!(change.get("device") instanceof DataObject wanted)) {
            throw Faults.invalidArgument("configSpec.deviceChange[" + index + "].device");
        }
        this.device = wanted;
    }

    /** Applies the device changes of a {@code VirtualMachineConfigSpec} to a configuration; faults at the first it refuses. */
    public static void apply(Chassis machine, Vmx vmx, DataObject spec) {
        if (spec.get("deviceChange") instanceof List<?> changes) {
            if (!changes.isEmpty() && machine.power() == PowerState.SUSPENDED) {
                throw Faults.invalidPowerState(
                        PowerState.POWERED_OFF.literal(), machine.power().literal());
            }
            for (int i = 0; i < changes.size(); i++) {
                if (changes.get(i) instanceof DataObject change) {
                    new DeviceChanges(machine, vmx, i, change).apply();
                }
            }
        }
    }

    private void apply() {
        switch (String.valueOf(change.get("operation"))) {
            case "add" -> add();
            case "remove" -> remove();
            case "edit", "null" -> edit();
            default -> throw refused("InvalidDeviceOperation");
        }
    }

    private void add() {
        String type = device.type();
        if (type.equals("VirtualDisk")) {
            Slot slot = freeUnit();
            vmx.set(slot.prefix() + ".deviceType", slot.bus().equals("ide") ? "ata-hardDisk" : "scsi-hardDisk");
            vmx.set(slot.prefix() + ".fileName", diskFile(slot));
            vmx.set(slot.prefix() + ".present", "TRUE");
        } else if (type.equals("VirtualCdrom")) {
            Slot slot = freeUnit();
            medium(slot);
            vmx.set(slot.prefix() + ".present", "TRUE");
        } else if (type.equals("VirtualFloppy")) {
            floppy(freeFloppy());
        } else if (!NetworkCards.model(type).isEmpty()) {
            card(new Slot("ethernet", freeNumber("ethernet", 10), -1));
        } else if (CONTROLLERS.contains(type)) {
            controller(type);
        } else if (!OtherDevices.add(vmx, device)) {
            throw refused("InvalidDeviceSpec");
        }
    }

    private void remove() {
        Slot slot = existing();
        if (running()
                && !slot.bus().equals("scsi")
                && !slot.bus().equals("ethernet")
                && !slot.bus().equals("nvme")) {
            throw refused("DeviceHotPlugNotSupported");
        }
        if ("destroy".equals(change.get("fileOperation")) && Disks.isDisk(vmx, slot)) {
            DatastorePath path = DatastorePath.parse(machine.resolve(vmx.get(slot.prefix() + ".fileName", "")));
            VirtualDisks.delete(datastore(path).files(), path.path());
        }
        vmx.removeDevice(slot.prefix());
    }

    private void edit() {
        Slot slot = existing();
        if (device.type().equals("VirtualCdrom")) {
            medium(slot);
        } else if (slot.bus().equals("floppy")) {
            floppy(slot);
        } else if (slot.bus().equals("ethernet")) {
            card(slot);
        } else if (device.type().equals("VirtualDisk")) {
            grow(slot);
        } else if (slot.bus().equals("serial")) {
            OtherDevices.change(vmx, slot.prefix(), device.get("backing"));
        }
        if (device.get("connectable") instanceof DataObject connect) {
            vmx.set(slot.prefix() + ".startConnected", upper(connect.get("startConnected")));
        }
    }

    private boolean running() {
        return machine.power() != PowerState.POWERED_OFF;
    }

    /** The place a new drive asks for, or the first free one on its controller. */
    private Slot freeUnit() {
        Slot controller = controllerOf(number("controllerKey", -1));
        if (controller == null) {
            throw refused("InvalidController");
        }
        if (running() && (controller.bus().equals("ide") || controller.bus().equals("sata"))) {
            throw refused("DeviceHotPlugNotSupported");
        }
        int units = switch (controller.bus()) {
            case "ide" -> 2;
            case "sata" -> 30;
            case "nvme" -> 15;
            default -> 16;
        };
        int wanted = number("unitNumber", -1);
        for (int unit = Math.max(0, wanted); unit < (wanted < 0 ? units : wanted + 1); unit++) {
            Slot slot = new Slot(controller.bus(), controller.number(), unit);
            boolean own = controller.bus().equals("scsi") && unit == 7;
            if (!own && !vmx.flag(slot.prefix() + ".present")) {
                return slot;
            }
        }
        throw refused("InvalidDeviceSpec");
    }

    private @Nullable Slot controllerOf(int key) {
        for (String bus : List.of("ide", "scsi", "sata", "nvme")) {
            for (int number = 0; number < 4; number++) {
                Slot slot = new Slot(bus, number, -1);
                boolean there = bus.equals("ide") ? number < 2 : vmx.flag(slot.prefix() + ".present");
                if (there && slot.key() == key) {
                    return slot;
                }
            }
        }
        // A new controller of the same spec carries a key the client made up, below zero.
        return key < 0 && key != -1 ? lastAdded() : null;
    }

    private @Nullable Slot lastAdded() {
        Slot last = null;
        for (String bus : List.of("scsi", "sata", "nvme")) {
            for (Slot slot : Slot.present(vmx, bus)) {
                last = slot.controller() ? slot : last;
            }
        }
        return last;
    }

    private Slot existing() {
        int key = number("key", -1);
        for (String bus : List.of("scsi", "sata", "ide", "nvme", "floppy", "ethernet", "serial")) {
            for (Slot slot : Slot.present(vmx, bus)) {
                if (slot.key() == key) {
                    return slot;
                }
            }
        }
        throw refused("InvalidDeviceSpec");
    }

    private int freeNumber(String bus, int limit) {
        for (int number = 0; number < limit; number++) {
            if (!vmx.flag(bus + number + ".present")) {
                return number;
            }
        }
        throw refused("InvalidDeviceSpec");
    }

    private void controller(String type) {
        String bus = type.equals("VirtualAHCIController") ? "sata" : type.equals("VirtualNVMEController") ? "nvme" : "";
        Slot slot = new Slot(bus.isEmpty() ? "scsi" : bus, freeNumber(bus.isEmpty() ? "scsi" : bus, 4), -1);
        if (bus.isEmpty()) {
            vmx.set(slot.prefix() + ".virtualDev", Hardware.virtualDev(type));
        }
        vmx.set(slot.prefix() + ".present", "TRUE");
    }

    /** The file of a new disk: one that is there, or one that is made now. */
    private String diskFile(Slot slot) {
        Object backing = device.get("backing");
        String wanted = backing instanceof DataObject file && file.get("fileName") instanceof String name ? name : "";
        boolean create = "create".equals(change.get("fileOperation"));
        DatastorePath path = wanted.isEmpty()
                        || DatastorePath.parse(wanted).path().isEmpty()
                ? machine.file()
                        .sibling(machine.file().folder().name() + "_" + slot.number() + "_" + slot.unit() + ".vmdk")
                : DatastorePath.parse(wanted);
        if (create) {
            String type = Hardware.controllerType(vmx, new Slot(slot.bus(), slot.number(), -1));
            DiskInfo disk =
                    new DiskInfo(longNumber("capacityInKB"), type, format(backing), VirtualDisks.uuid(path.toString()));
            VirtualDisks.create(datastore(path).files(), path.path(), disk);
        } else {
            VirtualDisks.disk(datastore(path).files(), path.path());
        }
        boolean beside = path.folder().equals(machine.file().folder());
        return beside ? path.name() : datastore(path).mountPath() + "/" + path.path();
    }

    private static String format(@Nullable Object backing) {
        if (!(backing instanceof DataObject file)) {
            return DiskInfo.THICK;
        }
        boolean eager = Boolean.TRUE.equals(file.get("eagerlyScrub"));
        return Boolean.TRUE.equals(file.get("thinProvisioned"))
                ? DiskInfo.THIN
                : eager ? DiskInfo.EAGER : DiskInfo.THICK;
    }

    private void grow(Slot slot) {
        long wanted = longNumber("capacityInKB");
        DatastorePath path = DatastorePath.parse(machine.resolve(vmx.get(slot.prefix() + ".fileName", "")));
        Datastore datastore = datastore(path);
        DiskInfo old = VirtualDisks.disk(datastore.files(), path.path());
        if (wanted > 0 && wanted < old.capacityKb()) {
            throw refused("InvalidDeviceSpec");
        }
        if (wanted > old.capacityKb()) {
            VirtualDisks.change(datastore.files(), path.path(), old.withCapacity(wanted));
        }
    }

    private void medium(Slot slot) {
        if (!(device.get("backing") instanceof DataObject backing)) {
            return;
        }
        String prefix = slot.prefix();
        switch (backing.type()) {
            case "VirtualCdromIsoBackingInfo" -> {
                String file = image(String.valueOf(backing.get("fileName")));
                vmx.set(prefix + ".deviceType", "cdrom-image");
                vmx.set(prefix + ".fileName", file);
            }
            case "VirtualCdromAtapiBackingInfo" -> {
                boolean any = Boolean.TRUE.equals(backing.get("useAutoDetect"));
                vmx.set(prefix + ".deviceType", "atapi-cdrom");
                vmx.set(prefix + ".fileName", any ? "auto detect" : String.valueOf(backing.get("deviceName")));
                vmx.set(prefix + ".autodetect", any ? "TRUE" : "FALSE");
            }
            default -> {
                vmx.set(prefix + ".deviceType", "cdrom-raw");
                vmx.remove(prefix + ".fileName");
                vmx.set(prefix + ".clientDevice", "TRUE");
            }
        }
        if (!backing.type().equals("VirtualCdromRemotePassthroughBackingInfo")) {
            vmx.remove(prefix + ".clientDevice");
        }
    }

    /** Where an image lies; behind empty brackets stands a path of the host itself, which has the images of VMware Tools. */
    private String image(String name) {
        if (name.startsWith("[]")) {
            String path = name.substring(2).strip();
            if (!TOOLS_IMAGE.matcher(path).matches()) {
                throw Faults.fileNotFound(name);
            }
            return path;
        }
        DatastorePath path = DatastorePath.parse(name);
        datastore(path).files().get(path.path());
        return datastore(path).mountPath() + "/" + path.path();
    }

    private Slot freeFloppy() {
        if (running()) {
            throw refused("DeviceHotPlugNotSupported");
        }
        Slot slot = new Slot("floppy", number("unitNumber", 0), -1);
        if (slot.number() > 1 || vmx.flag(slot.prefix() + ".present")) {
            throw refused("InvalidDeviceSpec");
        }
        return slot;
    }

    private void floppy(Slot slot) {
        String prefix = slot.prefix();
        if (device.get("backing") instanceof DataObject backing) {
            boolean image = backing.type().equals("VirtualFloppyImageBackingInfo");
            if (image) {
                DatastorePath path = DatastorePath.parse(String.valueOf(backing.get("fileName")));
                datastore(path).files().get(path.path());
                vmx.set(prefix + ".fileType", "file");
                vmx.set(prefix + ".fileName", datastore(path).mountPath() + "/" + path.path());
                vmx.remove(prefix + ".clientDevice");
            } else {
                vmx.set(prefix + ".clientDevice", "TRUE");
                vmx.remove(prefix + ".fileName");
            }
        }
        vmx.set(prefix + ".present", "TRUE");
    }

    private void card(Slot slot) {
        String prefix = slot.prefix();
        vmx.set(prefix + ".virtualDev", NetworkCards.model(device.type()));
        if (device.type().equals("VirtualVmxnet2")) {
            vmx.set(prefix + ".features", "15");
        }
        if (device.get("backing") instanceof DataObject backing
                && !NetworkCards.connect(machine, vmx, prefix, backing)) {
            throw refused("InvalidDeviceBacking");
        }
        if (device.get("macAddress") instanceof String mac && !mac.isEmpty()) {
            boolean manual =
                    "manual".equals(String.valueOf(device.get("addressType")).toLowerCase(Locale.ROOT));
            vmx.set(prefix + ".addressType", manual ? "static" : "generated");
            vmx.set(prefix + (manual ? ".address" : ".generatedAddress"), mac);
        } else if (vmx.get(prefix + ".addressType") == null) {
            vmx.set(prefix + ".addressType", "generated");
            vmx.set(
                    prefix + ".generatedAddress",
                    String.format(
                            Locale.ROOT,
                            "00:0c:29:%02x:%02x:%02x",
                            machine.ref().id().hashCode() >> 8 & 0xff,
                            machine.ref().id().hashCode() & 0xff,
                            slot.number()));
        }
        vmx.set(prefix + ".present", "TRUE");
    }

    private Datastore datastore(DatastorePath path) {
        Datastore datastore = machine.site().datastore(path.datastore());
        if (datastore == null) {
            throw Faults.invalidDatastorePath(path.toString());
        }
        return datastore;
    }

    private int number(String field, int otherwise) {
        return device.get(field) instanceof Number number ? number.intValue() : otherwise;
    }

    private long longNumber(String field) {
        return device.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private static String upper(@Nullable Object flag) {
        return Boolean.TRUE.equals(flag) ? "TRUE" : "FALSE";
    }

    private VimFault refused(String fault) {
        return new VimFault(
                DataObject.of(fault)
                        .set("property", "deviceChange[" + index + "].device")
                        .set("deviceIndex", index)
                        .set("controllerKey", fault.equals("InvalidController") ? device.get("controllerKey") : null)
                        .build(),
                "Invalid configuration for device '" + index + "'.");
    }
}
