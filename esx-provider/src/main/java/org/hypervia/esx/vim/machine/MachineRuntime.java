// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.value.ObjectContent;

/**
 * {@code VirtualMachineRuntimeInfo}: what the host does with a machine at present.
 *
 * @param reading libvirt's word for its power state, {@code NOSTATE} for one that is new to us; or why there is none, since
 *     every machine has one
 */
public record MachineRuntime(Reading<DomainState> reading) {
    /** The property to ask for. */
    public static final String PATH = "runtime.powerState";

    /** Takes what {@link #PATH} brought. */
    public static MachineRuntime of(ObjectContent machine) {
        Reading<DomainState> told = machine.reading(PATH).map(MachineRuntime::state);
        return new MachineRuntime(
                told instanceof Reading.Unset<DomainState>
                        ? Reading.failed(new HypervisorException(
                                ErrorCode.INTERNAL_ERROR,
                                "the host does not tell the power state of " + machine.subject() + ": repeat it"))
                        : told);
    }

    /** Returns the state; fails with why it could not be had. */
    public DomainState state() {
        if (reading instanceof Reading.Failed<DomainState> failed) {
            throw failed.error();
        }
        return reading.orElse(DomainState.NOSTATE);
    }

    /** Returns libvirt's word for a {@code VirtualMachinePowerState}. */
    static DomainState state(String powerState) {
        return switch (powerState.strip()) {
            case "poweredOn" -> DomainState.RUNNING;
            case "suspended" -> DomainState.PAUSED;
            case "poweredOff" -> DomainState.SHUTOFF;
            default -> DomainState.NOSTATE;
        };
    }
}
