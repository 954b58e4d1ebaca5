// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/** Which job to ask about; each constant is libvirt's flag of that name. ESX takes none: it keeps no figures of jobs that have ended. */
public enum JobFlag {
    /** The one that ended last, instead of the one that works at present; asking takes its figures away. */
    COMPLETED(1),
    /** With {@link #COMPLETED}: the figures stay for whoever asks next. */
    KEEP_COMPLETED(2);

    private final int flag;

    JobFlag(int flag) {
        this.flag = flag;
    }

    /**
     * Returns libvirt's flag.
     *
     * @return the bit
     */
    public int flag() {
        return flag;
    }
}
