// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlWriter;

/** Writes all of a definition but its devices, in libvirt's order. */
final class DomainFormatter {
    static final String VMWARE_NAMESPACE = "http://libvirt.org/schemas/domain/vmware/1.0";

    private final XmlWriter out = new XmlWriter();
    private final DomainDefinition domain;
    private final FormatOptions options;
    private final DialectRules rules;
    private final boolean inactive;

    DomainFormatter(DomainDefinition domain, FormatOptions options) {
        this.domain = domain;
        this.options = options;
        this.rules = new DialectRules(options.dialect());
        this.inactive = options.inactive() || domain.id().isEmpty();
    }

    String format() {
        out.begin("domain").attribute("type", domain.type().libvirtName());
        if (!inactive) {
            domain.id().ifPresent(id -> out.attribute("id", id));
        }
        if (domain.vmware().isKnown()) {
            out.attribute("xmlns:vmware", VMWARE_NAMESPACE);
        }
        out.content(this::content);
        return out.toString();
    }

    private void content() {
        identity();
        memory();
        vcpu(domain.vcpus());
        domain.cpuShares()
                .ifPresent(shares -> out.begin("cputune").content(() -> out.element("shares", shares.toString())));
        operatingSystem(domain.os());
        domain.cpu().ifPresent(this::cpu);
        clock(domain.clock());
        lifecycle(domain.lifecycle());
        out.begin("devices")
                .content(new DeviceFormatter(out, options.withInactive(inactive), domain.devices())::format);
        origin(domain.vmware());
    }

    private void identity() {
        optional("name", domain.name());
        out.element("uuid", domain.uuid().toString());
        if (rules.knowsHardwareUuid()) {
            optional("hwuuid", domain.hardwareUuid().map(UUID::toString));
        }
        optional("genid", domain.generationId().map(UUID::toString));
        optional("title", domain.title());
        optional("description", domain.description());
    }

    private void memory() {
        kibibytes("memory", domain.memory());
        kibibytes("currentMemory", domain.currentMemory());
        domain.minimumGuarantee()
                .ifPresent(guarantee -> out.begin("memtune").content(() -> kibibytes("min_guarantee", guarantee)));
    }

    private void kibibytes(String name, MemorySize size) {
        out.begin(name).attribute("unit", "KiB").text(String.valueOf(size.kibibytes()));
    }

    private void vcpu(VirtualCpus vcpus) {
        out.begin("vcpu").attribute("placement", vcpus.placement().libvirtName());
        if (!vcpus.affinity().isEmpty()) {
            out.attribute("cpuset", vcpus.affinity().toString());
        }
        if (vcpus.current() < vcpus.maximum()) {
            out.attribute("current", vcpus.current());
        }
        out.text(String.valueOf(vcpus.maximum()));
    }

    private void operatingSystem(OperatingSystem os) {
        out.begin("os")
                .attribute("firmware", os.firmware().map(firmware -> firmware.libvirtName()))
                .content(() -> {
                    out.begin("type")
                            .attribute("arch", os.architecture().libvirtName())
                            .text(os.type().libvirtName());
                    firmwareFeatures(os.firmwareFeatures());
                    optional("nvram", os.nvram());
                    os.smbios()
                            .ifPresent(mode -> out.begin("smbios")
                                    .attribute("mode", mode.libvirtName())
                                    .end());
                });
    }

    private void firmwareFeatures(FirmwareFeatures features) {
        if (!features.equals(FirmwareFeatures.NONE)) {
            out.begin("firmware").content(() -> {
                firmwareFeature("enrolled-keys", features.enrolledKeys());
                firmwareFeature("secure-boot", features.secureBoot());
            });
        }
    }

    private void firmwareFeature(String name, Optional<Boolean> enabled) {
        enabled.ifPresent(value -> out.begin("feature")
                .attribute("enabled", Words.yesOrNo(value))
                .attribute("name", name)
                .end());
    }

    private void cpu(Cpu cpu) {
        Optional<String> mode = cpu.mode() == CpuMode.CUSTOM
                ? Optional.empty()
                : Optional.of(cpu.mode().libvirtName());
        if (cpu.topology().isPresent()) {
            out.begin("cpu")
                    .attribute("mode", mode)
                    .content(() -> topology(cpu.topology().get()));
        } else if (mode.isPresent()) {
            out.begin("cpu").attribute("mode", mode).end();
        }
    }

    private void topology(CpuTopology topology) {
        out.begin("topology").attribute("sockets", topology.sockets()).attribute("dies", topology.dies());
        if (rules.knowsClusters()) {
            out.attribute("clusters", topology.clusters());
        }
        out.attribute("cores", topology.cores())
                .attribute("threads", topology.threads())
                .end();
    }

    private void clock(Clock clock) {
        out.begin("clock");
        if (clock instanceof Clock.Utc) {
            out.attribute("offset", "utc");
        } else if (clock instanceof Clock.LocalTime) {
            out.attribute("offset", "localtime");
        } else if (clock instanceof Clock.Timezone zone) {
            out.attribute("offset", "timezone").attribute("timezone", zone.name());
        } else if (clock instanceof Clock.Variable variable) {
            out.attribute("offset", "variable")
                    .attribute("adjustment", String.valueOf(variable.adjustmentSeconds()))
                    .attribute("basis", variable.basis().libvirtName());
        } else if (clock instanceof Clock.Absolute absolute) {
            out.attribute("offset", "absolute").attribute("start", String.valueOf(absolute.startSeconds()));
        }
        out.end();
    }

    private void lifecycle(LifecycleActions actions) {
        out.element("on_poweroff", actions.onPowerOff().libvirtName());
        out.element("on_reboot", actions.onReboot().libvirtName());
        out.element("on_crash", actions.onCrash().libvirtName());
    }

    private void origin(VmwareOrigin origin) {
        optional("vmware:datacenterpath", origin.datacenterPath());
        optional("vmware:moref", origin.managedObjectReference());
    }

    private void optional(String name, Optional<String> text) {
        text.ifPresent(present -> out.element(name, present));
    }
}
