// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Refuses flags that ESX does not have, before anything is done, as libvirt does. */
final class Flags {
    private Flags() {}

    /** Refuses all flags. */
    static void refuse(Set<? extends Enum<?>> flags, String action) {
        allow(flags, Set.of(), action);
    }

    /** Refuses all flags but some. */
    static void allow(Set<? extends Enum<?>> flags, Set<? extends Enum<?>> known, String action) {
        flags.stream().filter(flag -> !known.contains(flag)).findFirst().ifPresent(flag -> {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, action + " on ESX takes no flag " + flag + ": leave it out");
        });
    }
}
