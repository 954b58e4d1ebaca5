// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.OptionalLong;
import org.hypervia.esx.soap.SoapWriter;

/**
 * {@code ResourceAllocationInfo} as far as it is to be changed; what is empty stays as it is.
 *
 * @param reservation what is guaranteed, in MHz or MB
 * @param limit the most there is, in MHz or MB; -1 for no limit
 * @param shares the weight against other machines
 */
public record Allocation(OptionalLong reservation, OptionalLong limit, Optional<Shares> shares) {
    /**
     * {@code SharesInfo}.
     *
     * @param count the number; counts for the level {@code custom} only
     * @param level {@code low}, {@code normal}, {@code high} or {@code custom}
     */
    public record Shares(int count, String level) {}

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
        reservation.ifPresent(amount -> out.number("reservation", amount));
        limit.ifPresent(amount -> out.number("limit", amount));
        shares.ifPresent(info -> out.element(
                "shares", fields -> fields.number("shares", info.count()).text("level", info.level())));
    }
}
