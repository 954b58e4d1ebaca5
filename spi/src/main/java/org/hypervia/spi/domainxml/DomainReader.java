// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.LifecycleAction;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.xml.MemoryText;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.UuidText;
import org.hypervia.spi.xml.XmlElement;

/** Reads all of a definition but its processors and devices. */
final class DomainReader {
    private final XmlElement root;
    private final ReadContext context;

    DomainReader(XmlElement root, ReadContext context) {
        this.root = root;
        this.context = context;
    }

    /** The parts are read in libvirt's order, so that of several errors the same one is reported. */
    DomainDefinition read() {
        if (!root.name().equals("domain")) {
            throw root.error(ErrorCode.XML_ERROR, "the root element is not <domain>");
        }
        String name = name();
        UUID uuid = uuid();
        Optional<UUID> hardwareUuid = hardwareUuid();
        Optional<UUID> generationId = generationId();
        DomainType type = type();
        OsReader osReader = new OsReader(root, context);
        OperatingSystem.Builder os = osReader.typeAndArchitecture();
        Optional<String> title = title();
        MemorySize memory = root.child("memory").map(MemoryText::read).orElse(MemorySize.ZERO);
        CpuReader cpus = new CpuReader(root, context);
        DomainDefinition.Builder domain = DomainDefinition.builder(type, uuid, memory, os.build())
                .id(id())
                .name(name)
                .hardwareUuid(hardwareUuid.orElse(null))
                .generationId(generationId.orElse(null))
                .title(title.orElse(null))
                .description(text("description").orElse(null));
        root.child("currentMemory").map(MemoryText::read).ifPresent(domain::currentMemory);
        domain.minimumGuarantee(minimumGuarantee().orElse(null))
                .vcpus(cpus.vcpus())
                .cpuShares(cpus.shares().orElse(null))
                .cpu(cpus.cpu().orElse(null))
                .lifecycle(lifecycle())
                .clock(clock())
                .vmware(origin());
        osReader.readFirmware(os);
        DevicesReader devices = new DevicesReader(root, context);
        domain.devices(devices.read());
        osReader.readSmbiosAndNvram(os);
        DomainDefinition raw = domain.os(os.build()).build();
        requireMemory(memory);
        osReader.requireIn(context.options().capabilities(), raw);
        if (context.validated()) {
            devices.validate();
            osReader.validate(raw.os());
            cpus.validate(raw.cpuShares());
        }
        return DomainCompletion.complete(raw, context.options().capabilities());
    }

    private DomainType type() {
        String type = root.attribute("type")
                .orElseThrow(() -> root.error(ErrorCode.INTERNAL_ERROR, "attribute 'type' is missing"));
        return LibvirtName.find(DomainType.class, type)
                .orElseThrow(() -> root.error(ErrorCode.CONFIG_UNSUPPORTED, "domain type '" + type + "' is not known"));
    }

    /** An id that is no number is as good as none. */
    private OptionalInt id() {
        OptionalInt id = root.attribute("id").map(NumberText::decimalInt).orElse(OptionalInt.empty());
        return context.inactive() || id.isEmpty() || id.getAsInt() < 0 ? OptionalInt.empty() : id;
    }

    private String name() {
        return text("name").orElseThrow(() -> root.error(ErrorCode.NO_NAME, "the domain has no name"));
    }

    private UUID uuid() {
        return root.child("uuid")
                .filter(element -> !element.text().isEmpty())
                .map(DomainReader::readUuid)
                .orElseGet(() -> UuidText.random(context.random()));
    }

    private Optional<UUID> hardwareUuid() {
        return context.rules().knowsHardwareUuid()
                ? root.child("hwuuid")
                        .filter(element -> !element.text().isEmpty())
                        .map(DomainReader::readUuid)
                : Optional.empty();
    }

    /** An empty element asks for a number to be made up. */
    private Optional<UUID> generationId() {
        return root.child("genid")
                .map(element -> element.text().isEmpty() ? UuidText.random(context.random()) : readUuid(element));
    }

    private static UUID readUuid(XmlElement element) {
        return UuidText.parse(element.text())
                .orElseThrow(() ->
                        element.error(ErrorCode.INTERNAL_ERROR, "'" + element.text() + "' is no well-formed UUID"));
    }

    private Optional<String> title() {
        Optional<XmlElement> title = root.child("title");
        if (title.filter(element -> element.text().contains("\n")).isPresent()) {
            throw title.get().error(ErrorCode.XML_ERROR, "the title has more than one line");
        }
        return title.flatMap(XmlElement::nonEmptyText);
    }

    private Optional<String> text(String child) {
        return root.child(child).flatMap(XmlElement::nonEmptyText);
    }

    private void requireMemory(MemorySize memory) {
        if (memory.equals(MemorySize.ZERO)) {
            throw root.error(ErrorCode.XML_ERROR, "the domain has no <memory>, or none of it");
        }
    }

    private Optional<MemorySize> minimumGuarantee() {
        return root.find("memtune", "min_guarantee")
                .map(MemoryText::read)
                .filter(size -> !size.equals(MemorySize.ZERO));
    }

    private LifecycleActions lifecycle() {
        LifecycleActions usual = LifecycleActions.DEFAULT;
        return new LifecycleActions(
                action("on_poweroff", false).orElse(usual.onPowerOff()),
                action("on_reboot", false).orElse(usual.onReboot()),
                action("on_crash", true).orElse(usual.onCrash()));
    }

    private Optional<LifecycleAction> action(String event, boolean mayDump) {
        return root.child(event).filter(element -> !element.text().isEmpty()).map(element -> {
            LifecycleAction action = LibvirtName.find(LifecycleAction.class, element.text())
                    .orElseThrow(() -> element.error(
                            ErrorCode.CONFIG_UNSUPPORTED, "action '" + element.text() + "' is not known"));
            boolean dumps = action == LifecycleAction.COREDUMP_DESTROY || action == LifecycleAction.COREDUMP_RESTART;
            if (dumps && !mayDump) {
                throw element.error(
                        ErrorCode.CONFIG_UNSUPPORTED, "action '" + element.text() + "' is for crashes only");
            }
            return action;
        });
    }

    private Clock clock() {
        return root.child("clock").map(ClockReader::read).orElse(Clock.UTC);
    }

    private VmwareOrigin origin() {
        return new VmwareOrigin(
                text("{" + DomainFormatter.VMWARE_NAMESPACE + "}datacenterpath"),
                text("{" + DomainFormatter.VMWARE_NAMESPACE + "}moref"));
    }

    /** Returns the devices of a kind; libvirt does not mind more than one {@code <devices>}. */
    static List<XmlElement> devices(XmlElement root, String name) {
        return root.children("devices").stream()
                .flatMap(devices -> devices.children(name).stream())
                .toList();
    }
}
