// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.snapshot;

import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.Vmx;

/** What snapshots are taken of and goes back to them: a machine, as far as they need to know it. */
public interface Restorable {
    /** The reference clients know it by. */
    Ref ref();

    /** The objects it is among. */
    Inventory inventory();

    /** Its configuration; faults when the host has lost it. */
    Vmx vmx();

    /** {@code VirtualMachine.config} as it is with this configuration. */
    DataObject config(Vmx configuration);

    /** Whether it runs. */
    PowerState power();

    /** Whether VMware Tools run in it, so that it can let the guest finish its writes. */
    boolean toolsRunning();

    /** Takes an earlier configuration. */
    void reconfigured(Vmx earlier);

    /** Takes an earlier power state. */
    void power(PowerState earlier);

    /** Notes that its snapshots have changed. */
    void touch();
}
