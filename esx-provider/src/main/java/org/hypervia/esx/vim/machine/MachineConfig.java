// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.value.ObjectContent;

/**
 * {@code VirtualMachineConfigInfo}: how a machine is set up. Each constant is the property that the method of its name
 * reads; what was not asked for reads as not set. Immutable.
 */
public final class MachineConfig {
    /** What the firmware calls the machine. */
    public static final String BIOS_UUID = "config.uuid";

    /** What vCenters call the machine, since API 4.0; servers refuse a query with a property they do not know. */
    public static final String INSTANCE_UUID = "config.instanceUuid";

    /** Whether the host is content with the configuration. */
    public static final String STATUS = "configStatus";

    /** The memory that the guest sees. */
    public static final String MEMORY = "config.hardware.memoryMB";

    /** The most memory the host gives it. */
    public static final String MEMORY_LIMIT = "config.memoryAllocation.limit";

    /** The memory that the host guarantees. */
    public static final String MEMORY_RESERVATION = "config.memoryAllocation.reservation";

    /** The number of virtual CPUs. */
    public static final String VCPUS = "config.hardware.numCPU";

    /** What it gets of the host's CPUs. */
    public static final String CPU_ALLOCATION = "config.cpuAllocation";

    /** What it gets of the host's memory. */
    public static final String MEMORY_ALLOCATION = "config.memoryAllocation";

    /** Where its VMX file is. */
    public static final String VMX_PATH = "config.files.vmPathName";

    private final ObjectContent machine;

    private MachineConfig(ObjectContent machine) {
        this.machine = machine;
    }

    /** Takes what any of the properties brought. */
    public static MachineConfig of(ObjectContent machine) {
        return new MachineConfig(machine);
    }

    /** Returns {@link #BIOS_UUID}. */
    public Reading<UUID> biosUuid() {
        return uuid(BIOS_UUID);
    }

    /** Returns {@link #INSTANCE_UUID}. */
    public Reading<UUID> instanceUuid() {
        return uuid(INSTANCE_UUID);
    }

    private Reading<UUID> uuid(String path) {
        return machine.reading(path).map(text -> DomainUuid.parse(text, path + " of " + machine.subject()));
    }

    /** Tells whether {@link #STATUS} is green; not so where the host does not tell. */
    public boolean isGreen() {
        return machine.text(STATUS).filter("green"::equals).isPresent();
    }

    /** Returns {@link #MEMORY}. */
    public Reading<MemorySize> memory() {
        return memory(MEMORY);
    }

    /** Returns {@link #MEMORY_LIMIT}; not set where there is no limit. */
    public Reading<MemorySize> memoryLimit() {
        return machine.number(MEMORY_LIMIT) instanceof Reading.Value<Long> limit && limit.value() < 0
                ? Reading.unset()
                : memory(MEMORY_LIMIT);
    }

    /** Returns {@link #MEMORY_RESERVATION}. */
    public Reading<MemorySize> memoryReservation() {
        return memory(MEMORY_RESERVATION);
    }

    private Reading<MemorySize> memory(String path) {
        return machine.number(path).map(this::mebibytes);
    }

    private MemorySize mebibytes(long amount) {
        try {
            return MemorySize.ofMebibytes(amount);
        } catch (IllegalArgumentException e) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the host tells a memory size of " + amount + " MiB for " + machine.subject(),
                    e);
        }
    }

    /** Returns {@link #VCPUS}. */
    public Reading<Integer> vcpus() {
        return machine.number(VCPUS).map(Long::intValue);
    }

    /** Returns {@link #CPU_ALLOCATION} if it is set; fails with why it could not be had. */
    public Optional<Allocation> cpuAllocation() {
        return machine.told(CPU_ALLOCATION).map(Allocation::of);
    }

    /** Returns {@link #MEMORY_ALLOCATION} if it is set; fails with why it could not be had. */
    public Optional<Allocation> memoryAllocation() {
        return machine.told(MEMORY_ALLOCATION).map(Allocation::of);
    }

    /** Returns {@link #VMX_PATH}, a datastore path. */
    public Reading<String> vmxPath() {
        return machine.reading(VMX_PATH);
    }
}
