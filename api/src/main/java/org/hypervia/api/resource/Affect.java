// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

/** What a change or a question is about: libvirt's {@code virDomainModificationImpact}. */
public enum Affect {
    /** The running domain if it runs, else its configuration. */
    CURRENT(0),
    /** The running domain. */
    LIVE(1),
    /** The configuration, as it counts at the next start. */
    CONFIG(2),
    /** Both at once. */
    LIVE_AND_CONFIG(3);

    private final int flag;

    Affect(int flag) {
        this.flag = flag;
    }

    /**
     * Returns libvirt's bits.
     *
     * @return the bits of {@code LIVE} (1) and {@code CONFIG} (2)
     */
    public int flag() {
        return flag;
    }
}
