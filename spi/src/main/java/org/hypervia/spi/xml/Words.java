// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.util.Optional;

/** Libvirt's words for true and false. */
public final class Words {
    private Words() {}

    public static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    public static String onOrOff(boolean value) {
        return value ? "on" : "off";
    }

    /** Returns the value of a word, or empty for any other. */
    public static Optional<Boolean> value(String word, String wordForTrue, String wordForFalse) {
        if (word.equals(wordForTrue)) {
            return Optional.of(true);
        }
        return word.equals(wordForFalse) ? Optional.of(false) : Optional.empty();
    }
}
