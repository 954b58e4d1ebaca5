// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.xml.MemoryText;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.UuidText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <domain>}: what it has by itself, and which of its parts comes after which. */
final class DefinitionXml {
    private static final String VMWARE_NAMESPACE = "http://libvirt.org/schemas/domain/vmware/1.0";

    private DefinitionXml() {}

    /** The parts are read in libvirt's order, so that of several errors the same one is reported. */
    static DomainDefinition read(XmlElement root, ReadContext context) {
        if (!root.name().equals("domain")) {
            throw root.error(ErrorCode.XML_ERROR, "the root element is not <domain>");
        }
        String name = name(root);
        UUID uuid = uuid(root, context);
        Optional<UUID> hardwareUuid = hardwareUuid(root, context);
        Optional<UUID> generationId = generationId(root, context);
        DomainType type = type(root);
        OperatingSystem.Builder os = OsXml.readTypeAndArchitecture(root);
        Optional<String> title = title(root);
        MemorySize memory = root.child("memory").map(MemoryText::read).orElse(MemorySize.ZERO);
        DomainDefinition.Builder domain = DomainDefinition.builder(type, uuid, memory, os.build())
                .id(id(root, context))
                .name(name)
                .hardwareUuid(hardwareUuid.orElse(null))
                .generationId(generationId.orElse(null))
                .title(title.orElse(null))
                .description(text(root, "description").orElse(null));
        root.child("currentMemory").map(MemoryText::read).ifPresent(domain::currentMemory);
        domain.minimumGuarantee(minimumGuarantee(root).orElse(null))
                .vcpus(CpuXml.readVcpus(root))
                .cpuShares(CpuXml.readShares(root).orElse(null))
                .cpu(CpuXml.readCpu(root, context.rules()).orElse(null))
                .lifecycle(LifecycleXml.read(root))
                .clock(root.child("clock").map(ClockXml::read).orElse(Clock.UTC))
                .vmware(origin(root));
        OsXml.readFirmware(root, os);
        Map<XmlElement, Disk> disks = DiskXml.read(DevicesXml.elements(root, "disk"), context);
        domain.devices(DevicesXml.read(root, disks, context));
        OsXml.readSmbiosAndNvram(root, os);
        DomainDefinition raw = domain.os(os.build()).build();
        requireMemory(root, memory);
        OsXml.requireIn(root, context.options().capabilities(), raw);
        if (context.options().capabilities() != GuestCapabilities.ANY) {
            requireFixedMemory(root, context);
        }
        if (context.validated()) {
            DiskRules.check(disks);
            OsXml.validate(root, raw.os(), context.rules());
            CpuXml.validate(root, raw.cpuShares(), context.rules());
        }
        return DomainCompletion.complete(
                raw, context.options().capabilities(), context.options().dialect());
    }

    private static DomainType type(XmlElement root) {
        String type = root.attribute("type")
                .orElseThrow(() -> root.error(ErrorCode.INTERNAL_ERROR, "attribute 'type' is missing"));
        return LibvirtName.find(DomainType.class, type)
                .orElseThrow(() -> root.error(ErrorCode.CONFIG_UNSUPPORTED, "domain type '" + type + "' is not known"));
    }

    /** An id that is no number is as good as none. */
    private static OptionalInt id(XmlElement root, ReadContext context) {
        OptionalInt id = root.attribute("id").map(NumberText::decimalInt).orElse(OptionalInt.empty());
        return context.inactive() || id.isEmpty() || id.getAsInt() < 0 ? OptionalInt.empty() : id;
    }

    private static String name(XmlElement root) {
        return text(root, "name").orElseThrow(() -> root.error(ErrorCode.NO_NAME, "the domain has no name"));
    }

    private static UUID uuid(XmlElement root, ReadContext context) {
        return root.child("uuid")
                .filter(element -> !element.text().isEmpty())
                .map(DefinitionXml::readUuid)
                .orElseGet(() -> UuidText.random(context.random()));
    }

    private static Optional<UUID> hardwareUuid(XmlElement root, ReadContext context) {
        return context.rules().knowsHardwareUuid()
                ? root.child("hwuuid")
                        .filter(element -> !element.text().isEmpty())
                        .map(DefinitionXml::readUuid)
                : Optional.empty();
    }

    /** An empty element asks for a number to be made up. */
    private static Optional<UUID> generationId(XmlElement root, ReadContext context) {
        return root.child("genid")
                .map(element -> element.text().isEmpty() ? UuidText.random(context.random()) : readUuid(element));
    }

    private static UUID readUuid(XmlElement element) {
        return UuidText.parse(element.text())
                .orElseThrow(() ->
                        element.error(ErrorCode.INTERNAL_ERROR, "'" + element.text() + "' is no well-formed UUID"));
    }

    private static Optional<String> title(XmlElement root) {
        Optional<XmlElement> title = root.child("title");
        if (title.filter(element -> element.text().contains("\n")).isPresent()) {
            throw title.get().error(ErrorCode.XML_ERROR, "the title has more than one line");
        }
        return title.flatMap(XmlElement::nonEmptyText);
    }

    private static Optional<String> text(XmlElement root, String child) {
        return root.child(child).flatMap(XmlElement::nonEmptyText);
    }

    private static void requireMemory(XmlElement root, MemorySize memory) {
        if (memory.equals(MemorySize.ZERO)) {
            throw root.error(ErrorCode.XML_ERROR, "the domain has no <memory>, or none of it");
        }
    }

    /** Memory that can grow would be lost without a word where the hypervisor cannot do so. */
    private static void requireFixedMemory(XmlElement root, ReadContext context) {
        Optional<XmlElement> most = root.child("maxMemory");
        if (most.isPresent()) {
            boolean hasSize = !MemoryText.read(most.get()).equals(MemorySize.ZERO);
            boolean hasSlots = most.get()
                    .attribute("slots")
                    .filter(slots -> NumberText.decimalInt(slots).orElse(0) != 0)
                    .isPresent();
            if (hasSize != hasSlots && !context.rules().checksEachAttribute()) {
                throw most.get().error(ErrorCode.XML_ERROR, "maxMemory needs both a size and a number of slots");
            }
            if (hasSize || hasSlots) {
                throw most.get()
                        .error(
                                ErrorCode.CONFIG_UNSUPPORTED,
                                "the memory of a machine cannot grow here; remove <maxMemory>");
            }
        }
        DevicesXml.elements(root, "memory").stream().findFirst().ifPresent(device -> {
            throw device.error(
                    ErrorCode.CONFIG_UNSUPPORTED, "a machine has no memory devices here; add their size to <memory>");
        });
    }

    private static Optional<MemorySize> minimumGuarantee(XmlElement root) {
        return root.find("memtune", "min_guarantee")
                .map(MemoryText::read)
                .filter(size -> !size.equals(MemorySize.ZERO));
    }

    private static VmwareOrigin origin(XmlElement root) {
        return new VmwareOrigin(
                text(root, "{" + VMWARE_NAMESPACE + "}datacenterpath"), text(root, "{" + VMWARE_NAMESPACE + "}moref"));
    }

    static void write(XmlWriter out, DomainDefinition domain, FormatOptions given) {
        FormatOptions options =
                given.withInactive(given.inactive() || domain.id().isEmpty());
        out.begin("domain").attribute("type", domain.type().libvirtName());
        if (!options.inactive()) {
            domain.id().ifPresent(id -> out.attribute("id", id));
        }
        if (domain.vmware().isKnown()) {
            out.attribute("xmlns:vmware", VMWARE_NAMESPACE);
        }
        out.content(() -> writeContent(out, domain, options));
    }

    private static void writeContent(XmlWriter out, DomainDefinition domain, FormatOptions options) {
        DialectRules rules = new DialectRules(options.dialect());
        writeIdentity(out, domain, rules);
        writeMemory(out, domain);
        CpuXml.writeVcpus(out, domain.vcpus());
        domain.cpuShares().ifPresent(shares -> CpuXml.writeShares(out, shares));
        OsXml.write(out, domain.os());
        domain.cpu().ifPresent(cpu -> CpuXml.writeCpu(out, cpu, rules));
        ClockXml.write(out, domain.clock());
        LifecycleXml.write(out, domain.lifecycle());
        out.begin("devices").content(() -> DevicesXml.write(out, domain.devices(), options));
        writeText(out, "vmware:datacenterpath", domain.vmware().datacenterPath());
        writeText(out, "vmware:moref", domain.vmware().managedObjectReference());
    }

    private static void writeIdentity(XmlWriter out, DomainDefinition domain, DialectRules rules) {
        writeText(out, "name", domain.name());
        out.element("uuid", domain.uuid().toString());
        if (rules.knowsHardwareUuid()) {
            writeText(out, "hwuuid", domain.hardwareUuid().map(UUID::toString));
        }
        writeText(out, "genid", domain.generationId().map(UUID::toString));
        writeText(out, "title", domain.title());
        writeText(out, "description", domain.description());
    }

    private static void writeMemory(XmlWriter out, DomainDefinition domain) {
        writeKibibytes(out, "memory", domain.memory());
        writeKibibytes(out, "currentMemory", domain.currentMemory());
        domain.minimumGuarantee()
                .ifPresent(guarantee ->
                        out.begin("memtune").content(() -> writeKibibytes(out, "min_guarantee", guarantee)));
    }

    private static void writeKibibytes(XmlWriter out, String name, MemorySize size) {
        out.begin(name).attribute("unit", "KiB").text(String.valueOf(size.kibibytes()));
    }

    private static void writeText(XmlWriter out, String name, Optional<String> text) {
        text.ifPresent(present -> out.element(name, present));
    }
}
