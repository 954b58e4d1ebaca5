// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Refuses flags that ESX does not have, before anything is done, and with libvirt's bits of them, as libvirt does. */
final class StorageFlags {
    private StorageFlags() {}

    /** Refuses all flags but some. */
    static <F extends Enum<F>> void allow(Set<F> flags, ToIntFunction<F> bit, Set<F> known, String action) {
        List<F> unknown =
                flags.stream().filter(flag -> !known.contains(flag)).sorted().toList();
        if (!unknown.isEmpty()) {
            int bits = unknown.stream().mapToInt(bit).reduce(0, (one, other) -> one | other);
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "unsupported flags (0x" + Integer.toHexString(bits) + "): " + action + " on ESX takes no flag "
                            + unknown.stream().map(Enum::name).collect(Collectors.joining(" or ")) + ": leave it out");
        }
    }
}
