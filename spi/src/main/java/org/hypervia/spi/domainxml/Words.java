// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;

/** Libvirt's words for true and false. */
final class Words {
    private Words() {}

    static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    static String onOrOff(boolean value) {
        return value ? "on" : "off";
    }

    /** Returns the value of a word, or empty for any other. */
    static Optional<Boolean> value(String word, String wordForTrue, String wordForFalse) {
        if (word.equals(wordForTrue)) {
            return Optional.of(true);
        }
        return word.equals(wordForFalse) ? Optional.of(false) : Optional.empty();
    }
}
