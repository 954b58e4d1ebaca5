// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import java.util.Collection;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Refuses flags that ESX does not have, before anything is done, and with libvirt's bits of them, as libvirt does. */
public final class Flags {
    private Flags() {}

    /** Refuses all flags. */
    public static <F extends Enum<F>> void refuse(Set<F> flags, ToIntFunction<F> bit, String action) {
        allow(flags, bit, Set.of(), action);
    }

    /** Refuses all flags but some. */
    public static <F extends Enum<F>> void allow(Set<F> flags, ToIntFunction<F> bit, Set<F> known, String action) {
        Collection<F> unknown =
                flags.stream().filter(flag -> !known.contains(flag)).sorted().toList();
        int bits = unknown.stream().mapToInt(bit).reduce(0, (one, other) -> one | other);
        refuse(bits, unknown.stream().map(Enum::name).collect(Collectors.joining(" or ")), action);
    }

    /** Refuses bits, if there are any. */
    public static void refuse(int bits, String names, String action) {
        if (bits != 0) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "unsupported flags (0x" + Integer.toHexString(bits) + "): " + action + " on ESX takes no flag "
                            + names + ": leave it out");
        }
    }
}
