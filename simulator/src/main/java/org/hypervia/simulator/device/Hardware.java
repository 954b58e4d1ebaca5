// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;

/** {@code config.hardware}: the devices in the order a host tells them. */
public final class Hardware {
    private Hardware() {}

    /** {@code VirtualMachine.config.hardware}. */
    public static DataObject of(Chassis machine, Vmx vmx) {
        return DataObject.of("VirtualHardware")
                .set("numCPU", (int) vmx.number("numvcpus", 1))
                .set("numCoresPerSocket", (int) vmx.number("cpuid.coresPerSocket", 1))
                .set("memoryMB", (int) vmx.number("memSize", 32))
                .set("virtualICH7MPresent", false)
                .set("virtualSMCPresent", false)
                .set("device", devices(machine, vmx))
                .build();
    }

    static List<DataObject> devices(Chassis machine, Vmx vmx) {
        List<DataObject> controllers = new ArrayList<>();
        controllers.add(controller(vmx, new Slot("ide", 0, -1), "IDE 0"));
        controllers.add(controller(vmx, new Slot("ide", 1, -1), "IDE 1"));
        controllers.add(fixed("VirtualPS2Controller", 300, "PS2 controller 0").build());
        controllers.add(DataObject.of("VirtualPCIController")
                .set("key", 100)
                .set("deviceInfo", Disks.description("PCI controller 0", "PCI controller 0"))
                .set("busNumber", 0)
                .set("device", onPci(vmx))
                .build());
        controllers.add(fixed("VirtualSIOController", 400, "SIO controller 0").build());
        List<DataObject> all = new ArrayList<>(controllers);
        all.addAll(inputAndVideo(vmx));
        for (String bus : List.of("scsi", "sata", "nvme")) {
            for (Slot slot : Slot.present(vmx, bus)) {
                if (slot.controller()) {
                    String label = bus.toUpperCase(Locale.ROOT) + " controller " + slot.number();
                    all.add(controller(vmx, slot, label));
                }
            }
        }
        all.addAll(Disks.devices(machine, vmx));
        Slot.present(vmx, "floppy").forEach(slot -> all.add(Disks.floppy(machine, vmx, slot)));
        Slot.present(vmx, "ethernet").forEach(slot -> all.add(NetworkCards.device(machine, vmx, slot)));
        Slot.present(vmx, "serial").forEach(slot -> all.add(OtherDevices.serial(machine, vmx, slot)));
        all.addAll(OtherDevices.fixed(vmx));
        return all;
    }

    private static List<DataObject> inputAndVideo(Vmx vmx) {
        return List.of(
                DataObject.of("VirtualKeyboard")
                        .set("key", 600)
                        .set("deviceInfo", Disks.description("Keyboard ", "Keyboard"))
                        .set("controllerKey", 300)
                        .set("unitNumber", 0)
                        .build(),
                DataObject.of("VirtualPointingDevice")
                        .set("key", 700)
                        .set("deviceInfo", Disks.description("Pointing device", "Pointing device; Device"))
                        .set(
                                "backing",
                                DataObject.of("VirtualPointingDeviceDeviceBackingInfo")
                                        .set("deviceName", "")
                                        .set("useAutoDetect", false)
                                        .set("hostPointingDevice", "autodetect"))
                        .set("controllerKey", 300)
                        .set("unitNumber", 1)
                        .build(),
                DataObject.of("VirtualMachineVideoCard")
                        .set("key", 500)
                        .set("deviceInfo", Disks.description("Video card ", "Video card"))
                        .set("controllerKey", 100)
                        .set("unitNumber", 0)
                        .set("videoRamSizeInKB", vmx.number("svga.vramSize", 4L << 20) / 1024)
                        .set("numDisplays", 1)
                        .set("useAutoDetect", false)
                        .set("enable3DSupport", false)
                        .set("use3dRenderer", "automatic")
                        .set("graphicsMemorySizeInKB", 262_144L)
                        .build());
    }

    private static DataObject controller(Vmx vmx, Slot slot, String label) {
        List<Integer> devices = new ArrayList<>();
        for (Slot unit : Slot.present(vmx, slot.bus())) {
            if (!unit.controller() && unit.number() == slot.number()) {
                devices.add(unit.key());
            }
        }
        String type = controllerType(vmx, slot);
        DataObject.Builder controller = DataObject.of(type)
                .set("key", slot.key())
                .set("deviceInfo", Disks.description(label, summary(type, label)))
                .set("busNumber", slot.number())
                .set("device", devices);
        if (!slot.bus().equals("ide")) {
            controller.set("controllerKey", 100).set("unitNumber", unitNumber(slot));
        }
        if (slot.bus().equals("scsi")) {
            controller.set("hotAddRemove", true).set("sharedBus", "noSharing").set("scsiCtlrUnitNumber", 7);
        }
        return controller.build();
    }

    /** What sits on the PCI bus: the video card, network cards, and all controllers but IDE's. */
    private static List<Integer> onPci(Vmx vmx) {
        List<Integer> keys = new ArrayList<>(List.of(500));
        OtherDevices.fixed(vmx).forEach(device -> keys.add((Integer) device.get("key")));
        for (String bus : List.of("scsi", "sata", "nvme", "ethernet")) {
            for (Slot slot : Slot.present(vmx, bus)) {
                if (slot.controller()) {
                    keys.add(slot.key());
                }
            }
        }
        return keys;
    }

    private static String summary(String type, String label) {
        return switch (type) {
            case "VirtualLsiLogicController" -> "LSI Logic";
            case "VirtualLsiLogicSASController" -> "LSI Logic SAS";
            case "ParaVirtualSCSIController" -> "VMware paravirtual SCSI";
            case "VirtualBusLogicController" -> "BusLogic";
            case "VirtualAHCIController" -> "AHCI";
            default -> label;
        };
    }

    private static int unitNumber(Slot slot) {
        return switch (slot.bus()) {
            case "scsi" -> 3 + slot.number();
            case "sata" -> 24 + slot.number();
            default -> 30 + slot.number();
        };
    }

    /** The API's type of a controller. */
    static String controllerType(Vmx vmx, Slot slot) {
        return switch (slot.bus()) {
            case "ide" -> "VirtualIDEController";
            case "sata" -> "VirtualAHCIController";
            case "nvme" -> "VirtualNVMEController";
            default -> scsiType(vmx.get(slot.prefix() + ".virtualDev", ""));
        };
    }

    private static String scsiType(String virtualDev) {
        return switch (virtualDev.toLowerCase(Locale.ROOT)) {
            case "pvscsi" -> "ParaVirtualSCSIController";
            case "lsilogic" -> "VirtualLsiLogicController";
            case "lsisas1068" -> "VirtualLsiLogicSASController";
            default -> "VirtualBusLogicController";
        };
    }

    /** The {@code virtualDev} of a SCSI controller's type; empty for other types. */
    static String virtualDev(String type) {
        return switch (type) {
            case "ParaVirtualSCSIController" -> "pvscsi";
            case "VirtualLsiLogicController" -> "lsilogic";
            case "VirtualLsiLogicSASController" -> "lsisas1068";
            case "VirtualBusLogicController" -> "buslogic";
            default -> "";
        };
    }

    private static DataObject.Builder fixed(String type, int key, String label) {
        return DataObject.of(type)
                .set("key", key)
                .set("deviceInfo", Disks.description(label, label))
                .set("busNumber", 0)
                .set("device", type.equals("VirtualPS2Controller") ? List.of(600, 700) : List.of());
    }
}
