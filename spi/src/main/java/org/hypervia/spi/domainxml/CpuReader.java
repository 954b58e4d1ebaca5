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

/** Reads what a domain XML says about processors. */
final class CpuReader {
    private static final long MIN_SHARES = 2;
    private static final long MAX_SHARES = 262_144;

    private final XmlElement root;
    private final ReadContext context;

    CpuReader(XmlElement root, ReadContext context) {
        this.root = root;
        this.context = context;
    }

    VirtualCpus vcpus() {
        return root.child("vcpu").map(CpuReader::vcpus).orElse(VirtualCpus.of(1));
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

    Optional<CpuShares> shares() {
        return sharesElement()
                .map(shares -> NumberText.unsigned(shares.text())
                        .map(CpuShares::new)
                        .orElseThrow(() ->
                                shares.error(ErrorCode.XML_ERROR, "'" + shares.text() + "' is no number of shares")));
    }

    private Optional<XmlElement> sharesElement() {
        return root.find("cputune", "shares").filter(shares -> !shares.text().isEmpty());
    }

    /** Checks what libvirt checks when all is read. */
    void validate(Optional<CpuShares> shares) {
        boolean outside = shares.map(CpuShares::unsignedValue)
                .filter(value -> value != 0 && (value < MIN_SHARES || value > MAX_SHARES))
                .isPresent();
        if (outside && context.rules().limitsCpuShares()) {
            throw sharesElement()
                    .orElse(root)
                    .error(
                            ErrorCode.CONFIG_UNSUPPORTED,
                            "the shares " + shares.get() + " are not in " + MIN_SHARES + ".." + MAX_SHARES);
        }
    }

    Optional<Cpu> cpu() {
        return root.child("cpu").map(element -> {
            CpuMode mode = element.word("mode", CpuMode.class, ErrorCode.CONFIG_UNSUPPORTED)
                    .orElse(CpuMode.CUSTOM);
            return new Cpu(mode, element.child("topology").map(this::topology));
        });
    }

    private CpuTopology topology(XmlElement element) {
        return new CpuTopology(
                positive(element, "sockets", OptionalInt.empty()),
                positive(element, "dies", OptionalInt.of(1)),
                context.rules().knowsClusters() ? positive(element, "clusters", OptionalInt.of(1)) : 1,
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
}
