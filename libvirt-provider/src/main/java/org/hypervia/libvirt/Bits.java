// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Set;
import java.util.function.ToIntFunction;

/** Flags as the number that libvirt takes. */
final class Bits {
    private Bits() {}

    static <E> int of(Set<E> flags, ToIntFunction<E> bit) {
        return flags.stream().mapToInt(bit).reduce(0, (one, other) -> one | other);
    }
}
