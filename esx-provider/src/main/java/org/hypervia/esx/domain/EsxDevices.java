// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.resource.Affect;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.Flags;
import org.hypervia.esx.vim.machine.ControllerType;
import org.hypervia.esx.vim.machine.DeviceSpec;
import org.hypervia.esx.vim.machine.GuestOptions;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainDeviceOperations;
import org.hypervia.spi.domainxml.DeviceXml;
import org.hypervia.spi.domainxml.DeviceXml.Device;
import org.hypervia.spi.domainxml.ParseOptions;

/**
 * Devices that come and go: one retrieval of the machine's devices, and one {@code ReconfigVM_Task} with the change, and with the
 * controller that a new drive needs. ESX applies it to the running machine and its configuration together; files are neither made nor deleted. Libvirt's ESX
 * driver has nothing of this, so its rules for other hypervisors hold.
 */
public final class EsxDevices implements DomainDeviceOperations {
    private static final Logger LOG = System.getLogger(EsxDevices.class.getName());

    private final EsxConnection connection;

    public EsxDevices(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public void attach(String ref, String deviceXml, Affect affects, Deadline deadline) {
        Device device = parse(deviceXml, true);
        check(device);
        change("attaching a device to", ref, device, affects, attachment(deadline), one(CardChanges::attach), deadline);
    }

    @Override
    public void detach(String ref, String deviceXml, Affect affects, Deadline deadline) {
        // What it is found by must be right; whether the rest could be attached does not matter.
        change(
                "detaching a device from",
                ref,
                parse(deviceXml, false),
                affects,
                one(DriveChanges::detach),
                one(CardChanges::detach),
                deadline);
    }

    @Override
    public void update(String ref, String deviceXml, Affect affects, Set<DeviceUpdateFlag> flags, Deadline deadline) {
        Flags.refuse(flags, DeviceUpdateFlag::flag, "changing a device");
        Device device = parse(deviceXml, true);
        check(device);
        change(
                "updating a device of",
                ref,
                device,
                affects,
                one(DriveChanges::update),
                one(CardChanges::update),
                deadline);
    }

    private Function<DriveChanges, List<DeviceSpec>> attachment(Deadline deadline) {
        return drive -> drive.attach(guest -> recommendedScsi(guest, deadline));
    }

    private static <C> Function<C, List<DeviceSpec>> one(Function<C, DeviceSpec> change) {
        return changes -> List.of(change.apply(changes));
    }

    /** What the host recommends for a guest; of older hosts, which say it only with all else, what most guests have a driver for. */
    private ControllerType recommendedScsi(Optional<GuestOptions> guest, Deadline deadline) {
        return guest.filter(found -> connection.speaks(6, 0))
                .flatMap(found -> found.scsiController(connection.session(), deadline))
                .orElse(ControllerType.LSI_LOGIC);
    }

    private Device parse(String deviceXml, boolean validated) {
        return DeviceXml.parse(
                deviceXml,
                ParseOptions.builder()
                        .dialect(connection.dialect())
                        .inactive(true)
                        .validated(validated)
                        .skipped(part ->
                                LOG.log(Level.WARNING, "a device on ESX has no {0}, which is ignored", part.path()))
                        .build());
    }

    private static void check(Device device) {
        if (device instanceof Device.OfDisk found) {
            DriveChanges.check(found.disk());
        } else if (device instanceof Device.OfInterface found) {
            CardChanges.check(found.networkInterface());
        }
    }

    private void change(
            String action,
            String ref,
            Device device,
            Affect affects,
            Function<DriveChanges, List<DeviceSpec>> drive,
            Function<CardChanges, List<DeviceSpec>> card,
            Deadline deadline) {
        MachineDevices machine = MachineDevices.read(connection, ref, device instanceof Device.OfInterface, deadline);
        machine.require(affects);
        List<DeviceSpec> specs = device instanceof Device.OfDisk found
                ? drive.apply(new DriveChanges(machine, found.disk()))
                : card.apply(new CardChanges(machine, (Device.OfInterface) device));
        ManagedObjectRef target = ManagedObjectRef.virtualMachine(ref);
        connection
                .tasks()
                .run(
                        connection
                                .names()
                                .doing(
                                        action,
                                        ref,
                                        VirtualMachineCalls.reconfigure(
                                                target, out -> specs.forEach(spec -> spec.write(out)))),
                        target,
                        deadline);
    }
}
