// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxValues;

/** {@code memsize}, {@code sched.mem.max} and {@code sched.mem.minsize}, all in MiB. */
final class MemoryVmx {
    private static final String SIZE = "memsize";
    private static final String MOST = "sched.mem.max";
    private static final String LEAST = "sched.mem.minsize";
    private static final long DEFAULT = 32;
    private static final long MAX = Long.MAX_VALUE >> 20;

    private MemoryVmx() {}

    static void read(VmxValues values, DomainDefinition.Builder domain) {
        long memory = values.number(SIZE, DEFAULT);
        if (memory <= 0 || memory % 4 != 0 || memory > MAX) {
            values.concede(
                    SIZE,
                    Action.REPLACED,
                    Refusal.value(SIZE, Long.toString(memory), "a multiple of 4 above 0, in MiB"));
            memory = memory <= 0 || memory > MAX ? DEFAULT : (memory + 3) / 4 * 4;
        }
        long most = values.number(MOST, memory);
        // Libvirt completes a current memory of 0 to all of the memory.
        long current = most <= 0 ? memory : Math.min(most, memory);
        long least = Math.min(values.number(LEAST, 0), memory);
        domain.memory(MemorySize.ofMebibytes(memory)).currentMemory(MemorySize.ofMebibytes(current));
        if (least > 0) {
            domain.minimumGuarantee(MemorySize.ofMebibytes(least));
        }
    }

    static void write(DomainDefinition domain, VmxOutput out) {
        // VMware takes multiples of 4 MiB only.
        long memory = (domain.memory().kibibytes() + 4095) / 4096 * 4096;
        long current = domain.currentMemory().kibibytes();
        out.add(SIZE, memory / 1024);
        if (current < memory) {
            out.add(MOST, (current + 1023) / 1024);
        }
        domain.minimumGuarantee()
                .filter(least -> least.bytes() > 0)
                .ifPresent(least -> out.add(LEAST, least.mebibytes()));
    }
}
