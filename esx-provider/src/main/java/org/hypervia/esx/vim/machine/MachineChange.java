// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * {@code VirtualMachineConfigSpec} as far as memory and CPUs are to be changed; what is empty stays as it is.
 *
 * @param vcpus the number of virtual CPUs
 * @param memoryMb the memory that the guest sees
 * @param cpu what the machine gets of the host's CPUs
 * @param memory what the machine gets of the host's memory
 */
public record MachineChange(
        OptionalInt vcpus, OptionalLong memoryMb, Optional<Allocation> cpu, Optional<Allocation> memory) {
    private static final MachineChange NOTHING =
            new MachineChange(OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    /** Changes the number of virtual CPUs. */
    public static MachineChange ofVcpus(int count) {
        return new MachineChange(OptionalInt.of(count), NOTHING.memoryMb, NOTHING.cpu, NOTHING.memory);
    }

    /** Changes the memory that the guest sees. */
    public static MachineChange ofMemory(long mebibytes) {
        return new MachineChange(NOTHING.vcpus, OptionalLong.of(mebibytes), NOTHING.cpu, NOTHING.memory);
    }

    /** Changes what the machine gets of the host's memory. */
    public static MachineChange ofMemory(Allocation allocation) {
        return new MachineChange(NOTHING.vcpus, NOTHING.memoryMb, NOTHING.cpu, Optional.of(allocation));
    }

    /** Changes what the machine gets of the host's CPUs. */
    public static MachineChange ofCpu(Allocation allocation) {
        return new MachineChange(NOTHING.vcpus, NOTHING.memoryMb, Optional.of(allocation), NOTHING.memory);
    }

    /** {@code ReconfigVM_Task} with these changes. */
    public SoapCall<ManagedObjectRef> call(ManagedObjectRef machine) {
        return VirtualMachineCalls.reconfigure(machine, this::write);
    }

    /** Writes the fields in wire order. */
    private void write(SoapWriter spec) {
        vcpus.ifPresent(count -> spec.number("numCPUs", count));
        memoryMb.ifPresent(mebibytes -> spec.number("memoryMB", mebibytes));
        cpu.ifPresent(allocation -> spec.element("cpuAllocation", allocation::write));
        memory.ifPresent(allocation -> spec.element("memoryAllocation", allocation::write));
    }
}
