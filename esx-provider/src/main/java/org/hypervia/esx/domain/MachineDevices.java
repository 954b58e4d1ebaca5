// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.machine.ControllerType;
import org.hypervia.esx.vim.machine.DeviceSpec;
import org.hypervia.esx.vim.machine.GuestOptions;
import org.hypervia.esx.vim.machine.MachineHardware;
import org.hypervia.esx.vim.machine.MachineNetworks;
import org.hypervia.esx.vim.machine.MachineRuntime;
import org.hypervia.esx.vim.machine.VirtualDevice;
import org.hypervia.esx.vim.machine.VirtualDevice.Kind;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PowerNeed;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vmx.path.DiskPlace;
import org.hypervia.spi.Deadline;

/** The devices of a machine, and the networks of the host it is on, as they were in one retrieval. */
final class MachineDevices {
    private final String name;
    private final DomainState state;
    private final int hardwareVersion;
    private final DomainXmlDialect dialect;
    private final List<VirtualDevice> devices;
    private final MachineNetworks networks;
    private final Optional<GuestOptions> guest;

    private MachineDevices(ObjectContent machine, MachineNetworks networks, DomainXmlDialect dialect) {
        MachineHardware hardware = MachineHardware.of(machine);
        this.name = "'" + Faults.named(EntityName.of(machine)) + "'";
        this.state = MachineRuntime.of(machine).state();
        this.hardwareVersion = hardware.version();
        this.dialect = dialect;
        this.devices = hardware.devices();
        this.networks = networks;
        this.guest = GuestOptions.of(machine);
    }

    /**
     * Reads them: one round trip.
     *
     * @param withNetworks whether networks are asked for too
     */
    static MachineDevices read(EsxConnection connection, String ref, boolean withNetworks, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        List<String> paths = new ArrayList<>(List.of(EntityName.PATH, MachineRuntime.PATH));
        paths.addAll(MachineHardware.PATHS);
        paths.addAll(GuestOptions.PATHS);
        PropertyQuery query = new PropertyQuery().take(machine.type(), paths);
        query.called("asking about the devices of " + connection.names().of(ref));
        if (withNetworks) {
            MachineNetworks.addTo(query, machine, connection.speaks(4, 0));
        } else {
            query.from(machine);
        }
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        ObjectContent row = DomainRows.told(connection, found, machine);
        connection.names().remember(ref, EntityName.of(row));
        row = row.called(connection.names().of(ref));
        return new MachineDevices(
                row, withNetworks ? MachineNetworks.of(found) : MachineNetworks.NONE, connection.dialect());
    }

    /** Returns the domain's name in quotes, for messages. */
    String name() {
        return name;
    }

    /** Tells whether the machine runs. */
    boolean isRunning() {
        return state == DomainState.RUNNING;
    }

    /** Returns the networks that cards can be in. */
    MachineNetworks networks() {
        return networks;
    }

    /** Refuses what ESX cannot do: it changes a machine that runs and its configuration at once, or neither. */
    void require(Affect affects) {
        boolean live = affects == Affect.LIVE || affects == Affect.LIVE_AND_CONFIG;
        if (live && !state.isActive()) {
            throw PowerNeed.POWERED_ON.unmet(
                    "domain " + name, state, "has nothing to change live", "start it first, or say CURRENT");
        }
        if (affects == Affect.CONFIG && state.isActive()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "ESX cannot change the configuration of domain " + name
                            + " and leave the running machine as it is: say LIVE_AND_CONFIG, or stop it first");
        }
    }

    List<VirtualDevice> all(Kind kind) {
        return devices.stream().filter(device -> device.kind() == kind).toList();
    }

    /**
     * A place that nothing is in.
     *
     * @param controller the key of the controller
     * @param unit the number on it
     * @param added makes the controller, if there is none yet
     */
    record Free(int controller, int unit, Optional<DeviceSpec> added) {}

    /**
     * Finds the place for a new drive, on a controller that is there or on a new one.
     *
     * @param recommended asks for the model that the host recommends for a SCSI controller
     */
    Free free(Disk disk, Function<Optional<GuestOptions>, ControllerType> recommended) {
        List<DiskPlace> places = places(disk);
        if (occupant(disk, places).isPresent()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    "target '" + disk.target().device() + "' of domain " + name + " already exists: it is '"
                            + occupant(disk, places).get().label() + "'; choose another name");
        }
        return places.stream()
                .flatMap(place ->
                        controller(place).stream().map(found -> new Free(found.key(), place.unit(), Optional.empty())))
                .findFirst()
                .orElseGet(() -> onNewController(places.get(0), recommended));
    }

    private Free onNewController(DiskPlace place, Function<Optional<GuestOptions>, ControllerType> recommended) {
        DeviceSpec added = new MissingController(place, name, hardwareVersion)
                .add(all(controllerKind(place.bus())), () -> recommended.apply(guest));
        return new Free(DeviceSpec.NEW_CONTROLLER, place.unit(), Optional.of(added));
    }

    /** Finds the drive that a disk's name stands for. */
    Optional<VirtualDevice> drive(Disk disk) {
        return occupant(disk, places(disk));
    }

    private Optional<VirtualDevice> occupant(Disk disk, List<DiskPlace> places) {
        List<VirtualDevice> found = new ArrayList<>();
        for (DiskPlace place : places) {
            controller(place)
                    .ifPresent(controller -> devices.stream()
                            .filter(device -> device.controller().equals(OptionalInt.of(controller.key())))
                            .filter(device -> device.unit().equals(OptionalInt.of(place.unit())))
                            .filter(MachineDevices::isDrive)
                            .forEach(found::add));
        }
        if (found.size() > 1) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_FAILED,
                    "two drives of domain " + name + " are called '"
                            + disk.target().device() + "' with compat=9.0: connect without it to tell them apart");
        }
        return found.stream().findFirst();
    }

    private static boolean isDrive(VirtualDevice device) {
        return switch (device.kind()) {
            case DISK, CDROM, FLOPPY -> true;
            default -> false;
        };
    }

    private List<DiskPlace> places(Disk disk) {
        List<DiskPlace> places = DiskPlace.of(disk.target(), hardwareVersion, dialect);
        if (places.isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "ESX has no place called " + disk.target()
                            + ": name it like sda on scsi or sata, hda on ide, fda on" + " fdc or nvme0n1 on nvme");
        }
        if (places.stream().noneMatch(place -> place.fits(disk))) {
            throw new HypervisorException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the address of disk " + disk.target() + " is not the one its name stands for, "
                            + places.get(0).address() + ": make them the same or leave the address out");
        }
        return places;
    }

    private Optional<VirtualDevice> controller(DiskPlace place) {
        return all(controllerKind(place.bus())).stream()
                .filter(found -> place.bus() == DiskBus.FDC || found.busNumber().orElse(-1) == place.controller())
                .findFirst();
    }

    private static Kind controllerKind(DiskBus bus) {
        return switch (bus) {
            case SCSI -> Kind.SCSI_CONTROLLER;
            case SATA -> Kind.SATA_CONTROLLER;
            case NVME -> Kind.NVME_CONTROLLER;
            case FDC -> Kind.SIO_CONTROLLER;
            default -> Kind.IDE_CONTROLLER;
        };
    }
}
