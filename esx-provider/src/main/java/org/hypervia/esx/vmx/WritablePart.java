// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.Device;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.HostDevice;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Leniency;
import org.hypervia.esx.vmx.text.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The part of a definition that a VMX file can hold, for a lenient conversion. It knows none of the rules: what the
 * writers refuse when they are asked for one thing alone is left out, and told.
 */
final class WritablePart {
    private final DomainDefinition whole;
    private final VmxWriteContext context;
    private final Leniency leniency;
    private final Devices controllers;

    private WritablePart(DomainDefinition whole, VmxWriteContext context, Leniency leniency) {
        this.whole = whole;
        this.context = context;
        this.leniency = leniency;
        this.controllers = Devices.none().toBuilder()
                .replace(Controller.class, whole.devices().controllers())
                .build();
    }

    /** Reduces a complete definition; what makes it a machine at all, such as its name, is refused as ever. */
    static DomainDefinition of(DomainDefinition whole, VmxWriteContext context, Leniency leniency) {
        return new WritablePart(whole, context, leniency).reduced();
    }

    private DomainDefinition reduced() {
        int count = whole.vcpus().maximum();
        DomainDefinition part = whole.toBuilder()
                .cpu(null)
                .cpuShares(null)
                .vcpus(VirtualCpus.of(count))
                .os(whole.os().toBuilder().smbios(null).build())
                .devices(Devices.none())
                .build();
        part = with(
                part,
                "domain/cpu",
                part.toBuilder().cpu(whole.cpu().orElse(null)).build());
        part = with(
                part,
                "domain/cputune/shares",
                part.toBuilder().cpuShares(whole.cpuShares().orElse(null)).build());
        part = with(part, "domain/vcpu", part.toBuilder().vcpus(whole.vcpus()).build());
        if (part.vcpus().affinity().isEmpty() && !whole.vcpus().affinity().isEmpty()) {
            VirtualCpus bound = VirtualCpus.of(count).withAffinity(whole.vcpus().affinity());
            part = with(
                    part, "domain/vcpu/@cpuset", part.toBuilder().vcpus(bound).build());
        }
        part = with(part, "domain/os/smbios", part.toBuilder().os(whole.os()).build());
        return part.toBuilder().devices(devices(part)).build();
    }

    /** Takes the fuller definition if it can be written, or notes why not. */
    private DomainDefinition with(DomainDefinition part, String subject, DomainDefinition fuller) {
        HypervisorException refusal = refusal(fuller);
        if (refusal == null) {
            return fuller;
        }
        concede(subject, Action.LEFT_OUT, refusal);
        return part;
    }

    private Devices devices(DomainDefinition part) {
        Devices.Builder devices = Devices.builder();
        List<Device> taken = new ArrayList<>();
        for (Device device : whole.devices().list()) {
            if (device instanceof Controller) {
                devices.add(device);
            } else if (device instanceof HostDevice) {
                concede(
                        subject(device),
                        Action.LEFT_OUT,
                        Refusal.unsupported("A device of the host cannot be written as VMX; add it on the new host"));
            } else {
                add(device, part, taken);
            }
        }
        taken.forEach(devices::add);
        return devices.build();
    }

    private void add(Device device, DomainDefinition part, List<Device> taken) {
        HypervisorException refusal = refusal(device, part, taken);
        if (refusal == null) {
            taken.add(device);
            return;
        }
        if (device instanceof NetworkInterface card && card.model().isPresent()) {
            NetworkInterface plain = card.toBuilder().model(null).build();
            if (refusal(plain, part, taken) == null) {
                concede(subject(device) + "/model", Action.LEFT_OUT, refusal);
                taken.add(plain);
                return;
            }
        }
        concede(subject(device), Action.LEFT_OUT, refusal);
    }

    /** Asks for one device beside those of its kind, of which a machine can have some number only. */
    private @Nullable HypervisorException refusal(Device device, DomainDefinition part, List<Device> taken) {
        Devices.Builder devices = controllers.toBuilder();
        if (device instanceof Disk
                || device instanceof NetworkInterface
                || device instanceof Video
                || device instanceof Tpm) {
            taken.stream()
                    .filter(other -> other.getClass() == device.getClass())
                    .forEach(devices::add);
        }
        devices.add(device);
        return refusal(part.toBuilder().devices(devices.build()).build());
    }

    private @Nullable HypervisorException refusal(DomainDefinition definition) {
        try {
            String unused = new DefinitionToVmx(definition, context).convert();
            return null;
        } catch (HypervisorException refusal) {
            return refusal;
        }
    }

    private void concede(String subject, Action action, HypervisorException refusal) {
        leniency.concede(subject, null, OptionalInt.empty(), action, refusal);
    }

    private static String subject(Device device) {
        String place = "domain/devices/";
        if (device instanceof Disk disk) {
            return place + "disk '" + disk.target().device() + "'";
        }
        if (device instanceof NetworkInterface card) {
            return place + "interface '" + card.mac() + "'";
        }
        if (device instanceof SerialPort port) {
            return place + "serial " + port.port();
        }
        if (device instanceof ParallelPort port) {
            return place + "parallel " + port.port();
        }
        if (device instanceof HostDevice) {
            return place + "hostdev";
        }
        if (device instanceof Graphics) {
            return place + "graphics";
        }
        if (device instanceof Filesystem) {
            return place + "filesystem";
        }
        return place + (device instanceof Tpm ? "tpm" : device instanceof Video ? "video" : "console");
    }
}
