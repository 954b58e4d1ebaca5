// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.Locale;

/** The state of a domain: libvirt's {@code virDomainState}. */
public enum DomainState {
    /** The hypervisor does not say. */
    NOSTATE(0),
    /** The virtual CPUs run. VI API: {@code poweredOn}. */
    RUNNING(1),
    /** The domain waits for a resource. */
    BLOCKED(2),
    /** The virtual CPUs are stopped. VI API: {@code suspended}, with the memory saved to disk. */
    PAUSED(3),
    /** The guest is shutting down. */
    SHUTDOWN(4),
    /** The domain is off. VI API: {@code poweredOff}. */
    SHUTOFF(5),
    /** The domain has crashed. */
    CRASHED(6),
    /** The guest's power management has suspended it. */
    PMSUSPENDED(7);

    private final int number;

    DomainState(int number) {
        this.number = number;
    }

    /**
     * Returns libvirt's number of this state.
     *
     * @return 0 to 7
     */
    public int number() {
        return number;
    }

    /**
     * Tells whether the domain counts as active: it is not off. A paused domain is active.
     *
     * @return true unless off or crashed
     */
    public boolean isActive() {
        return this != SHUTOFF && this != CRASHED;
    }

    /**
     * Finds the state of a libvirt number.
     *
     * @param number a value of libvirt's {@code virDomainState}
     * @return the state; {@link #NOSTATE} for a number that this version does not know
     */
    public static DomainState ofNumber(int number) {
        for (DomainState state : values()) {
            if (state.number() == number) {
                return state;
            }
        }
        return NOSTATE;
    }

    /**
     * Returns the word by which libvirt's snapshot XML names this state.
     *
     * @return such as {@code shutoff}
     */
    public String xmlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
