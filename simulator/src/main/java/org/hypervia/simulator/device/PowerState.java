// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

/** Whether a machine runs. */
public enum PowerState {
    /** It runs. */
    POWERED_ON("poweredOn"),
    /** It does not run. */
    POWERED_OFF("poweredOff"),
    /** Its memory lies on the disk. */
    SUSPENDED("suspended");

    private final String literal;

    PowerState(String literal) {
        this.literal = literal;
    }

    /** The value on the wire. */
    public String literal() {
        return literal;
    }
}
