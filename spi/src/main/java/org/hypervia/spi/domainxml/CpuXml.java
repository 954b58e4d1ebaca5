// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuPlacement;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** What a domain XML says about processors: {@code <vcpu>}, {@code <cputune>} and {@code <cpu>}. */
final class CpuXml {
    private static final long MIN_SHARES = 2;
    private static final long MAX_SHARES = 262_144;

    private CpuXml() {}

    static VirtualCpus readVcpus(XmlElement root) {
        return root.child("vcpu").map(CpuXml::vcpus).orElse(VirtualCpus.of(1));
    }

    private static VirtualCpus vcpus(XmlElement element) {
        int maximum = NumberText.decimalInt(element.text())
                .orElseThrow(() -> element.error(
                        ErrorCode.XML_ERROR, "'" + element.text() + "' is no number of virtual processors"));
        if (maximum < 0) {
            throw element.error(ErrorCode.XML_ERROR, "the number of virtual processors is negative");
        }
        if (maximum == 0) {
            throw element.error(ErrorCode.INTERNAL_ERROR, "a domain needs at least one virtual processor");
        }
        int current = element.attribute("current").isPresent() ? number(element, "current", 0) : maximum;
        if (current > maximum) {
            throw element.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "there are " + current + " current virtual processors of at most " + maximum);
        }
        CpuPlacement placement = element.word("placement", CpuPlacement.class).orElse(CpuPlacement.STATIC);
        return new VirtualCpus(maximum, current, placement, affinity(element, placement));
    }

    private static CpuSet affinity(XmlElement element, CpuPlacement placement) {
        Optional<String> cpuset = element.attribute("cpuset");
        if (cpuset.isEmpty() || placement == CpuPlacement.AUTO) {
            return CpuSet.EMPTY;
        }
        return CpuSet.parse(cpuset.get()).orElseThrow(() -> {
            // With one processor more it would be a set, so it is well-formed and merely empty.
            boolean empty = CpuSet.parse(cpuset.get() + ",0").isPresent();
            return element.error(
                    empty ? ErrorCode.CONFIG_UNSUPPORTED : ErrorCode.INVALID_ARG,
                    "'" + cpuset.get() + "' is no set of host processors like 0-2,7");
        });
    }

    static Optional<CpuShares> readShares(XmlElement root) {
        return sharesElement(root)
                .map(shares -> NumberText.unsigned(shares.text())
                        .map(CpuShares::new)
                        .orElseThrow(() ->
                                shares.error(ErrorCode.XML_ERROR, "'" + shares.text() + "' is no number of shares")));
    }

    private static Optional<XmlElement> sharesElement(XmlElement root) {
        return root.find("cputune", "shares").filter(shares -> !shares.text().isEmpty());
    }

    /** Checks what libvirt checks when all is read. */
    static void validate(XmlElement root, Optional<CpuShares> shares, DialectRules rules) {
        requireShares(sharesElement(root).orElse(root)::error, shares, rules);
    }

    static void requireShares(Spot spot, Optional<CpuShares> shares, DialectRules rules) {
        boolean outside = shares.map(CpuShares::unsignedValue)
                .filter(value -> value != 0 && (value < MIN_SHARES || value > MAX_SHARES))
                .isPresent();
        if (outside && rules.limitsCpuShares()) {
            throw spot.error(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the shares " + shares.get() + " are not in " + MIN_SHARES + ".." + MAX_SHARES);
        }
    }

    static Optional<Cpu> readCpu(XmlElement root, DialectRules rules) {
        return root.child("cpu").map(element -> {
            CpuMode mode = element.word("mode", CpuMode.class, ErrorCode.CONFIG_UNSUPPORTED)
                    .orElse(CpuMode.CUSTOM);
            return new Cpu(mode, element.child("topology").map(topology -> topology(topology, rules)));
        });
    }

    private static CpuTopology topology(XmlElement element, DialectRules rules) {
        return new CpuTopology(
                positive(element, "sockets", OptionalInt.empty()),
                positive(element, "dies", OptionalInt.of(1)),
                rules.knowsClusters() ? positive(element, "clusters", OptionalInt.of(1)) : 1,
                positive(element, "cores", OptionalInt.empty()),
                positive(element, "threads", OptionalInt.empty()));
    }

    private static int positive(XmlElement element, String attribute, OptionalInt ifMissing) {
        if (ifMissing.isPresent() && element.attribute(attribute).isEmpty()) {
            return ifMissing.getAsInt();
        }
        return number(element, attribute, 1);
    }

    private static int number(XmlElement element, String attribute, int minimum) {
        String text = element.required(attribute);
        return NumberText.decimalInt(text).stream()
                .filter(number -> number >= minimum)
                .findFirst()
                .orElseThrow(() -> element.error(
                        ErrorCode.XML_ERROR,
                        "value '" + text + "' of attribute '" + attribute + "' is no number from " + minimum + " on"));
    }

    static void writeVcpus(XmlWriter out, VirtualCpus vcpus) {
        out.begin("vcpu").attribute("placement", vcpus.placement().libvirtName());
        if (!vcpus.affinity().isEmpty()) {
            out.attribute("cpuset", vcpus.affinity().toString());
        }
        if (vcpus.current() < vcpus.maximum()) {
            out.attribute("current", vcpus.current());
        }
        out.text(String.valueOf(vcpus.maximum()));
    }

    static void writeShares(XmlWriter out, CpuShares shares) {
        out.begin("cputune").content(() -> out.element("shares", shares.toString()));
    }

    static void writeCpu(XmlWriter out, Cpu cpu, DialectRules rules) {
        Optional<String> mode = cpu.mode() == CpuMode.CUSTOM
                ? Optional.empty()
                : Optional.of(cpu.mode().libvirtName());
        if (cpu.topology().isPresent()) {
            out.begin("cpu")
                    .attribute("mode", mode)
                    .content(() -> writeTopology(out, cpu.topology().get(), rules));
        } else if (mode.isPresent()) {
            out.begin("cpu").attribute("mode", mode).end();
        }
    }

    private static void writeTopology(XmlWriter out, CpuTopology topology, DialectRules rules) {
        out.begin("topology").attribute("sockets", topology.sockets()).attribute("dies", topology.dies());
        if (rules.knowsClusters()) {
            out.attribute("clusters", topology.clusters());
        }
        out.attribute("cores", topology.cores())
                .attribute("threads", topology.threads())
                .end();
    }
}
