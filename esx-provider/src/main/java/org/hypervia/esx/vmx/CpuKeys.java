// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Locale;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.esx.vmx.text.CNumbers;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxValues;

/** {@code numvcpus}, {@code cpuid.coresPerSocket}, {@code sched.cpu.affinity} and {@code sched.cpu.shares}. */
final class CpuKeys {
    private static final String CORES = "cpuid.coresPerSocket";
    private static final String AFFINITY = "sched.cpu.affinity";
    private static final String SHARES = "sched.cpu.shares";

    private final VmxValues values;

    CpuKeys(VmxValues values) {
        this.values = values;
    }

    void addTo(DomainDefinition.Builder domain) {
        int count = count();
        topology(count, domain);
        domain.vcpus(VirtualCpus.of(count).withAffinity(affinity(count)));
        shares(count, domain);
    }

    private int count() {
        long count = values.number("numvcpus", 1);
        if (count <= 0 || count > Integer.MAX_VALUE) {
            throw Refusal.value("numvcpus", Long.toString(count), "a number above 0");
        }
        return (int) count;
    }

    private void topology(int count, DomainDefinition.Builder domain) {
        long cores = values.number(CORES, 1);
        if (cores <= 1) {
            return;
        }
        if (cores > count) {
            throw Refusal.value(CORES, Long.toString(cores), "at most the value of 'numvcpus', " + count);
        }
        domain.cpu(Cpu.of(CpuTopology.of((int) (count / cores), (int) cores)));
    }

    private CpuSet affinity(int count) {
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
        String digits = trimBlanks(part);
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

    private void shares(int count, DomainDefinition.Builder domain) {
        String value = values.text(SHARES);
        if (value == null) {
            return;
        }
        Long shares = switch (value.toLowerCase(Locale.ROOT)) {
            case "low" -> Long.valueOf(500L * count);
            case "normal" -> Long.valueOf(1000L * count);
            case "high" -> Long.valueOf(2000L * count);
            default -> CNumbers.unsigned(value);
        };
        if (shares == null) {
            throw Refusal.value(SHARES, value, "a number, 'low', 'normal' or 'high'");
        }
        domain.cpuShares(new CpuShares(shares));
    }
}
