// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code VirtualDeviceConfigSpec}: a device that comes, goes or changes. It never has a {@code fileOperation}, so files
 * are neither made nor deleted. Immutable.
 */
public final class DeviceSpec {
    /** A new device's key: negative, so that the host chooses one. */
    private static final int NEW_KEY = -101;

    /** The key of a new controller, by which a drive of the same change names it. */
    public static final int NEW_CONTROLLER = -102;

    /**
     * {@code VirtualDeviceConnectInfo}.
     *
     * @param atStart whether it is connected when the machine starts
     * @param now whether it is connected in the machine that runs
     */
    public record Connection(boolean atStart, boolean now) {}

    private final String operation;
    private final String type;
    private final int key;
    private final OptionalInt controller;
    private final OptionalInt unit;
    private final Optional<DeviceBacking> backing;
    private final Optional<Connection> connection;
    private final Consumer<SoapWriter> own;

    private DeviceSpec(
            String operation,
            VirtualDevice device,
            Optional<DeviceBacking> backing,
            Optional<Connection> connection,
            Consumer<SoapWriter> own) {
        this.operation = operation;
        this.type = device.type();
        this.key = device.key();
        this.controller = device.controller();
        this.unit = device.unit();
        this.backing = backing;
        this.connection = connection;
        this.own = own;
    }

    private static VirtualDevice fresh(String type, OptionalInt controller, OptionalInt unit) {
        return new VirtualDevice(type, NEW_KEY, controller, unit, VimValue.NONE);
    }

    /** Adds a controller of drives, which has the key {@link #NEW_CONTROLLER}, with this number among those of its kind. */
    public static DeviceSpec addController(ControllerType type, int number) {
        return new DeviceSpec(
                "add",
                new VirtualDevice(
                        type.typeName(), NEW_CONTROLLER, OptionalInt.empty(), OptionalInt.empty(), VimValue.NONE),
                Optional.empty(),
                Optional.empty(),
                out -> {
                    out.number("busNumber", number);
                    if (type.isScsi()) {
                        out.text("sharedBus", "noSharing");
                    }
                });
    }

    /** Adds a hard disk at a place of a controller. */
    public static DeviceSpec addDisk(int controller, int unit, DeviceBacking backing) {
        // The capacity is a field that must be there; with a file that exists the host looks at the file.
        return new DeviceSpec(
                "add",
                fresh("VirtualDisk", OptionalInt.of(controller), OptionalInt.of(unit)),
                Optional.of(backing),
                Optional.empty(),
                out -> out.number("capacityInKB", 0));
    }

    /** Adds a CD-ROM drive at a place of a controller. */
    public static DeviceSpec addCdrom(int controller, int unit, DeviceBacking backing, Connection connection) {
        return addDrive("VirtualCdrom", controller, unit, backing, connection);
    }

    /** Adds a floppy drive at a place of a controller. */
    public static DeviceSpec addFloppy(int controller, int unit, DeviceBacking backing, Connection connection) {
        return addDrive("VirtualFloppy", controller, unit, backing, connection);
    }

    private static DeviceSpec addDrive(
            String type, int controller, int unit, DeviceBacking backing, Connection connection) {
        return new DeviceSpec(
                "add",
                fresh(type, OptionalInt.of(controller), OptionalInt.of(unit)),
                Optional.of(backing),
                Optional.of(connection),
                out -> {});
    }

    /**
     * Adds a network card; the host finds a place for it.
     *
     * @param addressType {@code manual}, {@code generated} or {@code assigned}
     * @param mac the MAC address, or none for one that the host makes
     */
    public static DeviceSpec addCard(
            String type, DeviceBacking backing, Connection connection, String addressType, Optional<String> mac) {
        return new DeviceSpec(
                "add",
                fresh(type, OptionalInt.empty(), OptionalInt.empty()),
                Optional.of(backing),
                Optional.of(connection),
                out -> {
                    out.text("addressType", addressType);
                    mac.ifPresent(address -> out.text("macAddress", address));
                });
    }

    /** Removes a device; its files stay. */
    public static DeviceSpec remove(VirtualDevice device) {
        return new DeviceSpec("remove", device, Optional.empty(), Optional.empty(), ownFields(device));
    }

    /** Changes what is behind a device and whether it is connected; the rest stays. */
    public static DeviceSpec edit(
            VirtualDevice device, Optional<DeviceBacking> backing, Optional<Connection> connection) {
        return new DeviceSpec("edit", device, backing, connection, ownFields(device));
    }

    private static Consumer<SoapWriter> ownFields(VirtualDevice device) {
        return switch (device.kind()) {
            case DISK ->
                out -> out.number(
                        "capacityInKB",
                        device.value().childNumber("capacityInKB").orElse(0L));
            case CARD ->
                out -> {
                    device.value().childText("addressType").ifPresent(kind -> out.text("addressType", kind));
                    device.mac().ifPresent(mac -> out.text("macAddress", mac));
                };
            default -> out -> {};
        };
    }

    /** Writes it where a {@code VirtualMachineConfigSpec} has it. */
    public void write(SoapWriter out) {
        out.element(
                "deviceChange", change -> change.text("operation", operation).typed("device", type, this::writeDevice));
    }

    private void writeDevice(SoapWriter out) {
        out.number("key", key);
        backing.ifPresent(behind -> behind.write(out));
        connection.ifPresent(connect -> out.element(
                "connectable",
                info -> info.flag("startConnected", connect.atStart())
                        .flag("allowGuestControl", true)
                        .flag("connected", connect.now())));
        controller.ifPresent(number -> out.number("controllerKey", number));
        unit.ifPresent(number -> out.number("unitNumber", number));
        own.accept(out);
    }
}
