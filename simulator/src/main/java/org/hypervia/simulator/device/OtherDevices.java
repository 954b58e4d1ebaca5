// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** Devices that are neither drives nor network cards: serial ports, USB controllers, the card for guest and host. */
final class OtherDevices {
    private static final Set<String> THERE_ALREADY =
            Set.of("VirtualIDEController", "VirtualMachineVideoCard", "VirtualKeyboard", "VirtualPointingDevice");

    private OtherDevices() {}

    /** Devices there is one of at most, on the PCI bus. */
    static List<DataObject> fixed(Vmx vmx) {
        List<DataObject> found = new ArrayList<>();
        if (vmx.flag("vmci0.present")) {
            found.add(DataObject.of("VirtualMachineVMCIDevice")
                    .set("key", 12_000)
                    .set(
                            "deviceInfo",
                            Disks.description(
                                    "VMCI device",
                                    "Device on the virtual machine PCI bus that provides support for the virtual machine"
                                            + " communication interface"))
                    .set("controllerKey", 100)
                    .set("unitNumber", 17)
                    .set("id", vmx.number("vmci0.id", -1))
                    .set("allowUnrestrictedCommunication", false)
                    .set("filterEnable", true)
                    .build());
        }
        if (vmx.flag("usb.present")) {
            found.add(usb("VirtualUSBController", 7000, 22, "USB controller")
                    .set("ehciEnabled", vmx.flag("ehci.present"))
                    .build());
        }
        if (vmx.flag("usb_xhci.present")) {
            found.add(usb("VirtualUSBXHCIController", 14_000, 23, "USB xHCI controller ")
                    .build());
        }
        return found;
    }

    private static DataObject.Builder usb(String type, int key, int unit, String label) {
        return DataObject.of(type)
                .set("key", key)
                .set("deviceInfo", Disks.description(label, label))
                .set("controllerKey", 100)
                .set("unitNumber", unit)
                .set("busNumber", 0)
                .set("autoConnectDevices", false);
    }

    static DataObject serial(Chassis machine, Vmx vmx, Slot slot) {
        String prefix = slot.prefix();
        String name = vmx.get(prefix + ".fileName", "");
        DataObject.Builder backing = switch (vmx.get(prefix + ".fileType", "file")) {
            case "network" ->
                DataObject.of("VirtualSerialPortURIBackingInfo")
                        .set("serviceURI", name)
                        .set("direction", vmx.get(prefix + ".network.endPoint", "server"));
            case "pipe" ->
                DataObject.of("VirtualSerialPortPipeBackingInfo")
                        .set("pipeName", name)
                        .set("endpoint", vmx.get(prefix + ".pipe.endPoint", "server"))
                        .set("noRxLoss", false);
            case "device" ->
                DataObject.of("VirtualSerialPortDeviceBackingInfo")
                        .set("deviceName", name)
                        .set("useAutoDetect", false);
            default -> DataObject.of("VirtualSerialPortFileBackingInfo").set("fileName", machine.resolve(name));
        };
        return DataObject.of("VirtualSerialPort")
                .set("key", slot.key())
                .set("deviceInfo", Disks.description("Serial port " + (slot.number() + 1), name))
                .set("backing", backing)
                .set("connectable", Disks.connectable(machine, vmx, prefix))
                .set("controllerKey", slot.controllerKey())
                .set("unitNumber", slot.number())
                .set("yieldOnPoll", true)
                .build();
    }

    /** Writes a device into the configuration; false when it is of a kind that cannot be added. */
    static boolean add(Vmx vmx, DataObject device) {
        switch (device.type()) {
            case "VirtualUSBController" -> {
                vmx.set("usb.present", "TRUE");
                vmx.set("ehci.present", Boolean.TRUE.equals(device.get("ehciEnabled")) ? "TRUE" : "FALSE");
            }
            case "VirtualUSBXHCIController" -> vmx.set("usb_xhci.present", "TRUE");
            case "VirtualSerialPort" -> {
                int number = 0;
                while (vmx.flag("serial" + number + ".present")) {
                    number++;
                }
                if (number > 3) {
                    return false;
                }
                change(vmx, "serial" + number, device.get("backing"));
                vmx.set("serial" + number + ".present", "TRUE");
            }
            default -> {
                return THERE_ALREADY.contains(device.type());
            }
        }
        return true;
    }

    /** Gives a serial port another end. */
    static void change(Vmx vmx, String prefix, @Nullable Object wanted) {
        if (!(wanted instanceof DataObject backing)) {
            return;
        }
        String kind = switch (backing.type()) {
            case "VirtualSerialPortURIBackingInfo" -> "network";
            case "VirtualSerialPortPipeBackingInfo" -> "pipe";
            case "VirtualSerialPortDeviceBackingInfo" -> "device";
            default -> "file";
        };
        String field = switch (kind) {
            case "network" -> "serviceURI";
            case "pipe" -> "pipeName";
            case "device" -> "deviceName";
            default -> "fileName";
        };
        vmx.set(prefix + ".fileType", kind);
        vmx.set(prefix + ".fileName", Vmx.escape(String.valueOf(backing.get(field))));
        if (kind.equals("network")) {
            vmx.set(prefix + ".network.endPoint", String.valueOf(backing.get("direction")));
        } else if (kind.equals("pipe")) {
            vmx.set(prefix + ".pipe.endPoint", String.valueOf(backing.get("endpoint")));
        }
    }
}
