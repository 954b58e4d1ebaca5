// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxValues;

/** {@code memsize}, {@code sched.mem.max} and {@code sched.mem.minsize}, all in MiB. */
final class MemoryKeys {
    private static final long DEFAULT = 32;
    private static final long MAX = Long.MAX_VALUE >> 20;

    private final VmxValues values;

    MemoryKeys(VmxValues values) {
        this.values = values;
    }

    void addTo(DomainDefinition.Builder domain) {
        long memory = values.number("memsize", DEFAULT);
        if (memory <= 0 || memory % 4 != 0 || memory > MAX) {
            throw Refusal.value("memsize", Long.toString(memory), "a multiple of 4 above 0, in MiB");
        }
        long most = values.number("sched.mem.max", memory);
        // Libvirt completes a current memory of 0 to all of the memory.
        long current = most <= 0 ? memory : Math.min(most, memory);
        long least = Math.min(values.number("sched.mem.minsize", 0), memory);
        domain.memory(MemorySize.ofMebibytes(memory)).currentMemory(MemorySize.ofMebibytes(current));
        if (least > 0) {
            domain.minimumGuarantee(MemorySize.ofMebibytes(least));
        }
    }
}
