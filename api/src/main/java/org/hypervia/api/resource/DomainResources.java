// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

import java.util.Set;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Memory and CPUs of a domain. Thread-safe; blocking, time limits and common errors as those of a domain.
 * Setters fail with {@code INVALID_ARG} for a value out of range, before anything is changed, and with
 * {@code RESOURCE_BUSY} while another task holds the domain.
 *
 * <p>More for the next start:
 *
 * <pre>{@code
 * domain.resources().setMaxMemory(MemorySize.ofMebibytes(8192));
 * domain.resources().setVcpus(4, Affect.CURRENT);
 * }</pre>
 */
@ProviderType
public interface DomainResources {
    /**
     * Asks for the memory that the guest sees at most.
     *
     * @return the size
     */
    MemorySize maxMemory();

    /**
     * Changes the memory that the guest sees. ESX rounds up to a multiple of 4 MiB.
     *
     * @param size the new size, above zero
     * @throws HypervisorException {@code OPERATION_INVALID} if the domain is not off
     */
    void setMaxMemory(MemorySize size);

    /**
     * Changes the memory that the guest sees, now or for later; as {@link #setMaxMemory(MemorySize)}, and with libvirt's
     * other call.
     *
     * @param size the new size, above zero
     * @param affects what to change; ESX has no such choice and refuses any
     * @throws HypervisorException {@code OPERATION_INVALID} if the domain is not off
     */
    void setMaxMemory(MemorySize size, Affect affects);

    /**
     * Changes the memory that the domain may use on the host. On ESX this is the memory limit, rounded up to MiB; the guest
     * goes on seeing all its memory.
     *
     * @param size the new size, above zero
     * @param affects what to change; ESX takes {@link Affect#CURRENT} alone
     */
    void setMemory(MemorySize size, Affect affects);

    /**
     * Changes the memory of the running domain, as libvirt's {@code virDomainSetMemory}: not its configuration, unless the
     * hypervisor knows no difference.
     *
     * @param size how much; a part of a KiB counts as a whole one
     * @throws HypervisorException {@code OPERATION_INVALID} if the hypervisor changes only what runs, and it does not;
     *     {@code INVALID_ARG} for no memory at all or more than the maximum
     */
    void setMemory(MemorySize size);

    /**
     * Asks for the memory parameters.
     *
     * @return what is set
     */
    default MemoryParameters memoryParameters() {
        return memoryParameters(Affect.CURRENT);
    }

    /**
     * Asks for the memory parameters as they are now or will be.
     *
     * @param affects of what; ESX takes {@link Affect#CURRENT} alone
     * @return what is set
     */
    MemoryParameters memoryParameters(Affect affects);

    /**
     * Changes the memory parameters that are given and leaves the others alone.
     *
     * @param parameters what to change
     * @throws HypervisorException {@code ARGUMENT_UNSUPPORTED} for one the hypervisor does not have
     */
    default void setMemoryParameters(MemoryParameters parameters) {
        setMemoryParameters(parameters, Affect.CURRENT);
    }

    /**
     * Changes memory parameters now or for later; as {@link #setMemoryParameters(MemoryParameters)}.
     *
     * @param parameters what to change
     * @param affects of what; ESX takes {@link Affect#CURRENT} alone
     */
    void setMemoryParameters(MemoryParameters parameters, Affect affects);

    /**
     * Asks for a number of virtual CPUs.
     *
     * @param count which number
     * @param affects of what
     * @return the number
     * @throws HypervisorException {@code OPERATION_INVALID} for {@link Affect#LIVE} if the domain does not run
     */
    int vcpus(VcpuCount count, Affect affects);

    /**
     * Changes the number of virtual CPUs. A running ESX domain must have CPU hot-add enabled.
     *
     * @param which which number; ESX has no maximum of its own
     * @param count the new number, from 1 to what the host supports
     * @param affects what to change
     * @throws HypervisorException {@code INVALID_ARG} for a number out of range or one that cannot be set
     */
    default void setVcpus(VcpuCount which, int count, Affect affects) {
        setVcpus(which, count, affects, Set.of());
    }

    /**
     * Changes the number of virtual CPUs in a certain way; as {@link #setVcpus(VcpuCount, int, Affect)}.
     *
     * @param which which number
     * @param count the new number, from 1 to what the host supports
     * @param affects what to change
     * @param flags how
     * @throws HypervisorException {@code INVALID_ARG} also for a flag the hypervisor does not have
     */
    void setVcpus(VcpuCount which, int count, Affect affects, Set<VcpuFlag> flags);

    /**
     * Changes the number of virtual CPUs that the domain has.
     *
     * @param count the new number, from 1 to what the host supports
     * @param affects what to change
     */
    default void setVcpus(int count, Affect affects) {
        setVcpus(VcpuCount.CURRENT, count, affects);
    }

    /**
     * Changes the virtual CPUs of the running domain, as libvirt's {@code virDomainSetVcpus}: not its configuration, unless
     * the hypervisor knows no difference.
     *
     * @param count how many
     * @throws HypervisorException {@code OPERATION_INVALID} if the hypervisor changes only what runs, and it does not;
     *     {@code INVALID_ARG} for none or more than the maximum
     */
    void setVcpus(int count);

    /**
     * Asks how much CPU time the domain used lately. ESX answers at once with its last sample. Libvirt tells only the total
     * since the start, so through it the total is read twice, one second apart, and the call blocks as long; what the
     * hypervisor itself works for the domain counts, so that more than the virtual CPUs could use is possible.
     *
     * @return the usage in the interval
     * @throws HypervisorException {@code NO_SUPPORT} without the capability {@code domain.cpu-usage},
     *     {@code OPERATION_INVALID} if the domain does not run, has only just started (ESX), or was started anew during the call
     *     (libvirt); {@code OPERATION_TIMEOUT} through libvirt with a limit below one second
     */
    CpuUsage cpuUsage();

    /**
     * Asks for the scheduler's type and parameters.
     *
     * @return what is set
     */
    default SchedulerParameters scheduler() {
        return scheduler(Affect.CURRENT);
    }

    /**
     * Asks for the scheduler's type and parameters as they are now or will be.
     *
     * @param affects of what; ESX takes {@link Affect#CURRENT} alone
     * @return what is set
     */
    SchedulerParameters scheduler(Affect affects);

    /**
     * Changes the scheduler parameters that are given and leaves the others alone.
     *
     * @param parameters what to change, each name at most once
     * @throws HypervisorException {@code ARGUMENT_UNSUPPORTED} for a name the scheduler does not have
     */
    default void setScheduler(Set<SchedulerParameters.Parameter> parameters) {
        setScheduler(parameters, Affect.CURRENT);
    }

    /**
     * Changes scheduler parameters now or for later; as {@link #setScheduler(Set)}.
     *
     * @param parameters what to change, each name at most once
     * @param affects of what; ESX takes {@link Affect#CURRENT} alone
     */
    void setScheduler(Set<SchedulerParameters.Parameter> parameters, Affect affects);
}
