// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import org.hypervia.api.domain.DomainState;
import org.hypervia.esx.vim.value.ObjectContent;

/**
 * {@code VirtualMachineRuntimeInfo}: what the host does with a machine at present.
 *
 * @param state libvirt's word for its power state; {@code NOSTATE} if the host does not tell, or has a new one
 */
public record MachineRuntime(DomainState state) {
    /** The property to ask for. */
    public static final String PATH = "runtime.powerState";

    /** Takes what {@link #PATH} brought. */
    public static MachineRuntime of(ObjectContent machine) {
        return new MachineRuntime(state(machine.text(PATH).orElse("")));
    }

    /** Tells whether it runs: what is suspended does not. */
    public boolean isRunning() {
        return state == DomainState.RUNNING;
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
