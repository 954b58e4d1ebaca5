// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code ResourceAllocationInfo}: what a machine gets of the host's CPUs or memory. What is empty the host does not tell,
 * and stays as it is in a change.
 *
 * @param reservation what is guaranteed, in MHz or MB
 * @param limit the most there is, in MHz or MB; -1 for no limit
 * @param shares the weight against other machines
 */
public record Allocation(OptionalLong reservation, OptionalLong limit, Optional<Shares> shares) {
    private static final String RESERVATION = "reservation";
    private static final String LIMIT = "limit";
    private static final String SHARES = "shares";

    /**
     * {@code SharesInfo}.
     *
     * @param count the number; counts for the level {@code custom} only, and is -1 with others
     * @param level {@code low}, {@code normal}, {@code high} or {@code custom}
     */
    public record Shares(long count, String level) {
        private static final String CUSTOM = "custom";

        /** Makes shares of a number. */
        public static Shares custom(long count) {
            return new Shares(count, CUSTOM);
        }

        /** Tells whether the number counts. */
        public boolean isCustom() {
            return level.equals(CUSTOM);
        }
    }

    /** Reads all of it; {@code INTERNAL_ERROR} for shares of the level {@code custom} without a number. */
    static Allocation of(VimValue info) {
        return new Allocation(
                number(info, RESERVATION),
                number(info, LIMIT),
                info.child(SHARES).map(Allocation::shares));
    }

    private static OptionalLong number(VimValue info, String field) {
        return info.childNumber(field).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Shares shares(VimValue info) {
        String level = info.childToken("level").orElse("");
        return level.equals(Shares.CUSTOM)
                ? Shares.custom(info.childNumber(SHARES)
                        .orElseThrow(() -> new HypervisorException(
                                ErrorCode.INTERNAL_ERROR, "the host tells the level custom and no number of shares")))
                : new Shares(-1, level);
    }

    /** Changes the guarantee alone. */
    public static Allocation ofReservation(long amount) {
        return new Allocation(OptionalLong.of(amount), OptionalLong.empty(), Optional.empty());
    }

    /** Changes the limit alone. */
    public static Allocation ofLimit(long amount) {
        return new Allocation(OptionalLong.empty(), OptionalLong.of(amount), Optional.empty());
    }

    /** Writes the fields in wire order. */
    public void write(SoapWriter out) {
        reservation.ifPresent(amount -> out.number(RESERVATION, amount));
        limit.ifPresent(amount -> out.number(LIMIT, amount));
        shares.ifPresent(info -> out.element(
                SHARES, fields -> fields.number(SHARES, info.count()).text("level", info.level())));
    }
}
