// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.math.BigInteger;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.Faults;

/** Reads UUIDs as liberally as libvirt does: 16 pairs of hex digits with blanks and dashes between the pairs. */
final class DomainUuid {
    private DomainUuid() {}

    static UUID parse(String text, String where) {
        String digits = text.strip().replaceAll("[ -]+(?=[0-9A-Fa-f]{2})", "");
        if (!digits.matches("[0-9A-Fa-f]{32}")) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the host tells '" + Faults.shown(text) + "' for " + where + ", which is no UUID");
        }
        return new UUID(
                new BigInteger(digits.substring(0, 16), 16).longValue(),
                new BigInteger(digits.substring(16), 16).longValue());
    }
}
