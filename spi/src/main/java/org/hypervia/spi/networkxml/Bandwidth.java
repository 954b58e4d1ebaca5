// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.Optional;

/**
 * Limits of traffic.
 *
 * @param inbound for what comes in
 * @param outbound for what goes out
 */
public record Bandwidth(Optional<Rate> inbound, Optional<Rate> outbound) {
    /**
     * Limits of one direction. A value of 0 is none.
     *
     * @param average what goes on and on, in kilobytes (of 1000) a second
     * @param peak what goes for a moment, in kilobytes (of 1000) a second
     * @param burst how much goes at the peak, in kibibytes
     */
    public record Rate(long average, long peak, long burst) {}

    /**
     * The same limits for both directions.
     *
     * @param rate the limits
     * @return the bandwidth
     */
    public static Bandwidth both(Rate rate) {
        return new Bandwidth(Optional.of(rate), Optional.of(rate));
    }
}
