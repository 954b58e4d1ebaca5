// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import org.hypervia.api.value.LibvirtName;

/** How a volume is overwritten: libvirt's {@code virStorageVolWipeAlgorithm}. ESX has {@link #ZERO} only. */
public enum WipeAlgorithm implements LibvirtName {
    /** Once, with zeros. */
    ZERO(0, "zero"),
    /** Four times, as NNSA NAP-14.1-C says. */
    NNSA(1, "nnsa"),
    /** Four times, as DoD 5220.22-M says. */
    DOD(2, "dod"),
    /** Nine times, as the German BSI recommends. */
    BSI(3, "bsi"),
    /** 35 times, as Gutmann proposed. */
    GUTMANN(4, "gutmann"),
    /** Seven times, as Schneier proposed. */
    SCHNEIER(5, "schneier"),
    /** Seven times with random bytes. */
    PFITZNER7(6, "pfitzner7"),
    /** 33 times with random bytes. */
    PFITZNER33(7, "pfitzner33"),
    /** Once, with random bytes. */
    RANDOM(8, "random"),
    /** By telling the storage that nothing is needed. */
    TRIM(9, "trim");

    private final int number;
    private final String libvirtName;

    WipeAlgorithm(int number, String libvirtName) {
        this.number = number;
        this.libvirtName = libvirtName;
    }

    /**
     * Returns libvirt's number of this constant.
     *
     * @return zero or more
     */
    public int number() {
        return number;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
