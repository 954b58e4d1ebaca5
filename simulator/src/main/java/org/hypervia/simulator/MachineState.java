// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

/** Whether a simulated machine runs. */
public enum MachineState {
    /** It runs. */
    RUNNING,
    /** It is off. */
    OFF,
    /** Its memory lies on the disk. */
    SUSPENDED
}
