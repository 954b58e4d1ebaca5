// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import java.util.Optional;

/** A word of libvirt's vocabulary, such as {@code lsilogic} or {@code startupPolicy}'s {@code optional}. */
public interface LibvirtName {
    /**
     * Returns the word as libvirt writes it.
     *
     * @return the word; letter case matters
     */
    String libvirtName();

    /**
     * Finds the constant of a word.
     *
     * @param <E> the enum
     * @param type the enum's class
     * @param word the word; letter case matters
     * @return the constant, or empty for a word that is not libvirt's
     */
    static <E extends Enum<E> & LibvirtName> Optional<E> find(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.libvirtName().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
