// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Locale;
import java.util.stream.Collectors;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.CNumbers;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxValues;

/** {@code numvcpus}, {@code cpuid.coresPerSocket}, {@code sched.cpu.affinity} and {@code sched.cpu.shares}. */
final class CpuVmx {
    private static final String COUNT = "numvcpus";
    private static final String CORES = "cpuid.coresPerSocket";
    private static final String AFFINITY = "sched.cpu.affinity";
    private static final String SHARES = "sched.cpu.shares";
    private static final long LOW = 500;
    private static final long NORMAL = 1000;
    private static final long HIGH = 2000;

    private CpuVmx() {}

    static void read(VmxValues values, DomainDefinition.Builder domain) {
        int count = readCount(values);
        readCores(count, values, domain);
        domain.vcpus(VirtualCpus.of(count).withAffinity(readAffinity(count, values)));
        readShares(count, values, domain);
    }

    static void write(DomainDefinition domain, VmxRules rules, VmxOutput out) {
        VirtualCpus vcpus = domain.vcpus();
        if (vcpus.current() < vcpus.maximum()) {
            throw Refusal.unsupported("A vcpu element with " + vcpus.current() + " of " + vcpus.maximum()
                    + " processors cannot be written as VMX; remove the attribute current");
        }
        out.add(COUNT, vcpus.maximum());
        domain.cpu().ifPresent(cpu -> out.add(CORES, cores(cpu, vcpus.maximum(), rules)));
        if (!vcpus.affinity().isEmpty()) {
            out.add(AFFINITY, affinity(vcpus));
        }
        domain.cpuShares().ifPresent(shares -> out.add(SHARES, shares(shares, vcpus.maximum())));
    }

    private static int readCount(VmxValues values) {
        long count = values.number(COUNT, 1);
        if (count <= 0 || count > Integer.MAX_VALUE) {
            values.concede(COUNT, Action.REPLACED, Refusal.value(COUNT, Long.toString(count), "a number above 0"));
            return 1;
        }
        return (int) count;
    }

    private static void readCores(int count, VmxValues values, DomainDefinition.Builder domain) {
        long cores = values.number(CORES, 1);
        if (cores <= 1) {
            return;
        }
        if (cores > count) {
            values.concede(
                    CORES,
                    Action.LEFT_OUT,
                    Refusal.value(CORES, Long.toString(cores), "at most the value of 'numvcpus', " + count));
            return;
        }
        if (count % cores != 0 && !values.isStrict()) {
            // Libvirt reads such a topology and then refuses to write it.
            values.concede(
                    CORES,
                    Action.LEFT_OUT,
                    Refusal.value(CORES, Long.toString(cores), "a divisor of 'numvcpus', " + count));
            return;
        }
        domain.cpu(Cpu.of(CpuTopology.of((int) (count / cores), (int) cores)));
    }

    private static long cores(Cpu cpu, int vcpus, VmxRules rules) {
        if (cpu.mode() != CpuMode.CUSTOM) {
            throw Refusal.internal("The cpu mode '" + cpu.mode().libvirtName()
                    + "' cannot be written as VMX; use custom or remove the cpu element");
        }
        CpuTopology topology = cpu.topology()
                .orElseThrow(() -> unsupported("a cpu element without topology has 0 threads", "threads"));
        requireOne("threads", topology.threads());
        requireOne("dies", topology.dies());
        if (rules.has(VmxRule.CLUSTERS)) {
            requireOne("clusters", topology.clusters());
        }
        if ((long) topology.sockets() * topology.cores() != vcpus) {
            throw Refusal.internal("The cpu topology has " + topology.sockets() + " sockets of " + topology.cores()
                    + " cores, but the domain has " + vcpus + " virtual processors; make their product the same");
        }
        return topology.cores();
    }

    private static void requireOne(String what, int number) {
        if (number != 1) {
            throw unsupported("the cpu topology has " + number + " " + what, what);
        }
    }

    private static HypervisorException unsupported(String found, String what) {
        return Refusal.unsupported("VMX holds sockets and cores only, but " + found + "; set " + what + " to 1");
    }

    private static CpuSet readAffinity(int count, VmxValues values) {
        try {
            return affinity(count, values);
        } catch (HypervisorException noList) {
            values.concede(AFFINITY, Action.LEFT_OUT, noList);
            return CpuSet.EMPTY;
        }
    }

    private static CpuSet affinity(int count, VmxValues values) {
        String value = values.text(AFFINITY);
        if (value == null || value.equalsIgnoreCase("all")) {
            return CpuSet.EMPTY;
        }
        int parts = value.isEmpty()
                ? 0
                : 1 + (int) value.chars().filter(c -> c == ',').count();
        int[] cpus = new int[parts];
        for (int i = 0, start = 0; i < parts; i++) {
            int comma = value.indexOf(',', start);
            cpus[i] = cpu(value.substring(start, comma < 0 ? value.length() : comma), value);
            start = comma + 1;
        }
        // Libvirt counts parts, not distinct processors.
        if (parts < count) {
            throw Refusal.value(
                    AFFINITY, value, "at least as many processors as 'numvcpus', " + count + ", not " + parts);
        }
        return CpuSet.of(cpus);
    }

    private static int cpu(String part, String value) {
        String trimmed = trimBlanks(part);
        String digits = trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        Long number = !digits.isEmpty() && CNumbers.areDigits(digits, 0) ? CNumbers.signed(digits) : null;
        if (number == null) {
            throw Refusal.value(AFFINITY, value, "'all' or a list of processor numbers with commas between them");
        }
        if (number >= CpuSet.LIMIT) {
            throw Refusal.value(AFFINITY, digits, "processor numbers below " + CpuSet.LIMIT);
        }
        return number.intValue();
    }

    private static String trimBlanks(String part) {
        int start = 0;
        int end = part.length();
        while (start < end && CNumbers.isSpace(part.charAt(start))) {
            start++;
        }
        while (end > start && CNumbers.isSpace(part.charAt(end - 1))) {
            end--;
        }
        return part.substring(start, end);
    }

    private static String affinity(VirtualCpus vcpus) {
        if (vcpus.affinity().size() < vcpus.maximum()) {
            throw Refusal.internal(
                    "The cpuset '" + Refusal.quote(vcpus.affinity().toString()) + "' has fewer"
                            + " processors than the domain's " + vcpus.maximum() + "; name at least one for each");
        }
        return vcpus.affinity().stream().mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static void readShares(int count, VmxValues values, DomainDefinition.Builder domain) {
        String value = values.text(SHARES);
        if (value == null) {
            return;
        }
        Long shares = switch (value.toLowerCase(Locale.ROOT)) {
            case "low" -> Long.valueOf(LOW * count);
            case "normal" -> Long.valueOf(NORMAL * count);
            case "high" -> Long.valueOf(HIGH * count);
            default -> CNumbers.unsigned(value);
        };
        if (shares == null) {
            values.concede(
                    SHARES, Action.LEFT_OUT, Refusal.value(SHARES, value, "a number, 'low', 'normal' or 'high'"));
            return;
        }
        domain.cpuShares(new CpuShares(shares));
    }

    private static String shares(CpuShares shares, int vcpus) {
        long value = shares.unsignedValue();
        if (value == LOW * vcpus) {
            return "low";
        }
        if (value == NORMAL * vcpus) {
            return "normal";
        }
        return value == HIGH * vcpus ? "high" : shares.toString();
    }
}
