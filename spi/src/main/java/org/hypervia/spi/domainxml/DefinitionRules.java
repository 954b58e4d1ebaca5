// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuPlacement;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.HostDevice;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.xml.XmlElement;

/**
 * What libvirt demands of a definition, for one that never was text. The rules themselves stand beside the readers, which
 * ask them too; here is only which of them there are. DefinitionRulesTest holds both ways together.
 */
final class DefinitionRules {
    private final ParseOptions options;
    private final DialectRules rules;

    /** A domain without an id does not run, whatever the options say. */
    private final boolean inactive;

    private final Spot spot;

    private DefinitionRules(DomainDefinition definition, ParseOptions options) {
        this.options = options;
        this.rules = new DialectRules(options.dialect());
        this.inactive = options.inactive() || definition.id().isEmpty();
        this.spot = (code, message) -> new HypervisorException(
                code, definition.name().map(name -> "domain '" + name + "': ").orElse("") + message);
    }

    static DomainDefinition accept(DomainDefinition definition, ParseOptions options) {
        return new DefinitionRules(definition, options).accepted(definition);
    }

    private DomainDefinition accepted(DomainDefinition given) {
        requireReadable(given);
        DomainDefinition raw = normalized(given);
        if (raw.memory().equals(MemorySize.ZERO)) {
            throw spot.error(ErrorCode.XML_ERROR, "the domain has no memory");
        }
        options.capabilities()
                .refusal(new GuestCapabilities.Guest(raw.os().type(), raw.os().architecture(), raw.type()))
                .ifPresent(reason -> {
                    throw spot.error(ErrorCode.INVALID_ARG, reason);
                });
        if (options.validated()) {
            validate(given, raw);
        }
        return DomainCompletion.complete(raw, options.capabilities(), options.dialect());
    }

    /** Checks what is checked while a text is read, in the same order. */
    private void requireReadable(DomainDefinition given) {
        if (nonEmpty(given.name()).isEmpty()) {
            throw spot.error(ErrorCode.NO_NAME, "the domain has no name");
        }
        if (given.title().filter(text -> text.contains("\n")).isPresent()) {
            throw spot.error(ErrorCode.XML_ERROR, "the title has more than one line");
        }
        if (given.clock() instanceof Clock.Timezone zone && zone.name().isEmpty()) {
            throw spot.error(ErrorCode.INTERNAL_ERROR, "the time zone of the clock has no name");
        }
        LifecycleXml.requireNoDump(spot, given.lifecycle().onPowerOff());
        LifecycleXml.requireNoDump(spot, given.lifecycle().onReboot());
    }

    /** Leaves out what a text cannot say or what reading it would drop. */
    private DomainDefinition normalized(DomainDefinition given) {
        return given.toBuilder()
                .id(inactive ? OptionalInt.empty() : given.id())
                .title(nonEmpty(given.title()).orElse(null))
                .description(nonEmpty(given.description()).orElse(null))
                .hardwareUuid(rules.knowsHardwareUuid() ? given.hardwareUuid().orElse(null) : null)
                .minimumGuarantee(given.minimumGuarantee()
                        .filter(size -> !size.equals(MemorySize.ZERO))
                        .orElse(null))
                .vcpus(vcpus(given.vcpus()))
                .cpu(given.cpu().flatMap(this::cpu).orElse(null))
                .os(os(given.os()))
                .devices(devices(given.devices()))
                .build();
    }

    private void validate(DomainDefinition given, DomainDefinition raw) {
        DiskRules.check(raw.devices().disks(), spot);
        // A path of blanks is none, and yet something that libvirt sees.
        given.os().nvram().ifPresent(path -> {
            OsXml.requireNoBios(spot, raw.os());
            OsXml.requireFirmwareForNvram(spot, raw.os(), rules);
        });
        CpuXml.requireShares(spot, raw.cpuShares(), rules);
    }

    private static Optional<String> nonEmpty(Optional<String> text) {
        return text.filter(value -> !value.isEmpty());
    }

    private static VirtualCpus vcpus(VirtualCpus given) {
        return given.placement() == CpuPlacement.AUTO
                ? new VirtualCpus(given.maximum(), given.current(), given.placement(), CpuSet.EMPTY)
                : given;
    }

    /** A processor that says nothing is as good as none. */
    private Optional<Cpu> cpu(Cpu given) {
        if (given.mode() == CpuMode.CUSTOM && given.topology().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                rules.knowsClusters()
                        ? given
                        : new Cpu(given.mode(), given.topology().map(DefinitionRules::ungrouped)));
    }

    private static CpuTopology ungrouped(CpuTopology given) {
        return new CpuTopology(given.sockets(), given.dies(), 1, given.cores(), given.threads());
    }

    private static OperatingSystem os(OperatingSystem given) {
        OperatingSystem.Builder os = given.toBuilder()
                .nvram(given.nvram().filter(path -> !path.isBlank()).orElse(null));
        return given.firmware().isPresent()
                ? os.build()
                : os.firmwareFeatures(FirmwareFeatures.NONE).build();
    }

    private Devices devices(Devices given) {
        given.disks().forEach(this::requireReadable);
        List<Controller> controllers = ControllerXml.sorted(given.controllers(), rules, spot);
        given.interfaces().forEach(this::requireReadable);
        given.parallelPorts().forEach(port -> CharacterXml.requirePort(spot, port.port(), port.source(), options));
        given.serialPorts().forEach(port -> CharacterXml.requirePort(spot, port.port(), port.source(), options));
        consoles(given);
        List<Video> videos = new ArrayList<>();
        given.videos().forEach(video -> {
            video.memory().ifPresent(memory -> VideoXml.requireMemory(spot, memory));
            VideoXml.add(videos, video, spot);
        });
        List<HostDevice> hostDevices = new ArrayList<>();
        given.hostDevices().forEach(device -> {
            device.address().ifPresent(address -> HostDeviceXml.requirePci(spot, address));
            HostDeviceXml.add(hostDevices, device, spot);
        });
        return given.toBuilder()
                .replace(Disk.class, sorted(given.disks()))
                .replace(Controller.class, controllers)
                .replace(
                        NetworkInterface.class,
                        given.interfaces().stream().map(this::inactive).toList())
                .replace(
                        Graphics.class,
                        given.graphics().stream().map(this::readable).toList())
                .replace(Video.class, videos)
                .build();
    }

    /** Where there are serial ports, the first console says nothing of its own if it is a serial one. */
    private void consoles(Devices given) {
        boolean repeats = !given.serialPorts().isEmpty();
        for (Console console : given.consoles()) {
            if (console.target() == Console.Target.SERIAL
                    && !console.equals(given.consoles().get(0))) {
                throw spot.error(ErrorCode.CONFIG_UNSUPPORTED, "only the first console can be a serial port");
            }
            if (!(repeats && console.target() == Console.Target.SERIAL)) {
                CharacterXml.requirePort(spot, console.port(), console.source(), options);
            }
        }
    }

    private void requireReadable(Disk disk) {
        if (disk.target().bus() == DiskBus.NVME && !rules.knowsNvme()) {
            throw spot.error(
                    ErrorCode.XML_ERROR,
                    XmlElement.unknown("bus", disk.target().bus().libvirtName()));
        }
        disk.driver().format().ifPresent(format -> DiskRules.requireFormat(spot, format));
        Optional<DeviceAddress> address =
                disk.address().or(() -> DiskNames.address(disk.target()).map(drive -> drive));
        DiskRules.requirePlace(spot, disk.target(), address);
    }

    /** Sorts disks as libvirt does: in groups by bus, and by target name within a group. */
    private static List<Disk> sorted(List<Disk> disks) {
        Map<DiskBus, List<Disk>> groups = new LinkedHashMap<>();
        disks.forEach(disk -> groups.computeIfAbsent(disk.target().bus(), bus -> new ArrayList<>())
                .add(
                        disk.device() == DiskDevice.CDROM
                                ? disk.toBuilder().isReadOnly(true).build()
                                : disk));
        return DiskXml.inOrder(groups.values());
    }

    private void requireReadable(NetworkInterface card) {
        InterfaceXml.requireWhole(spot, card.source(), rules);
        InterfaceXml.requireSingle(spot, card.mac());
        card.address().ifPresent(address -> InterfaceXml.requireAssigned(spot, address));
        card.model().ifPresent(model -> InterfaceXml.requireKnown(spot, model, rules));
    }

    private NetworkInterface inactive(NetworkInterface card) {
        boolean forgets = inactive
                && card.targetDevice().filter(InterfaceXml::isMadeByHost).isPresent();
        return forgets ? card.toBuilder().targetDevice(null).build() : card;
    }

    private Graphics readable(Graphics screen) {
        if (!(screen instanceof Graphics.Vnc vnc)) {
            return screen;
        }
        List<GraphicsListen> listens = vnc.listens().stream()
                .map(listen -> GraphicsXml.readable(spot, listen))
                .toList();
        boolean forgets = listensAtNoPort(listens.get(0)) || (inactive && vnc.autoport());
        return new Graphics.Vnc(
                forgets ? 0 : vnc.port(), forgets || vnc.autoport(), listens, vnc.keymap(), vnc.password());
    }

    private static boolean listensAtNoPort(GraphicsListen first) {
        return first instanceof GraphicsListen.Socket || first instanceof GraphicsListen.None;
    }
}
