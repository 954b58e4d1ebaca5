// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.network;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.network.TrafficShaping;
import org.hypervia.spi.networkxml.Bandwidth;
import org.hypervia.spi.networkxml.Bandwidth.Rate;

/**
 * Limits of traffic in the host's units and in libvirt's: bits and bytes here, kilobytes of 1000 a second and kibibytes
 * there. Libvirt's are the coarser ones, to which it rounds down.
 */
final class Limits {
    private static final long BITS_OF_KILOBYTE = 8 * 1000L;
    private static final long BYTES_OF_KIBIBYTE = 1024;

    private Limits() {}

    /** A standard switch has one set of limits, which libvirt shows for both directions. */
    static Bandwidth bandwidth(TrafficShaping shaping) {
        return Bandwidth.both(new Rate(
                shaping.average() / BITS_OF_KILOBYTE,
                shaping.peak() / BITS_OF_KILOBYTE,
                shaping.burst() / BYTES_OF_KIBIBYTE));
    }

    /**
     * Converts limits that a switch can have.
     *
     * @param whose whose limits, such as {@code network 'x'}
     * @throws HypervisorException {@code CONFIG_UNSUPPORTED} if the directions differ, or a number is beyond all bounds
     */
    static TrafficShaping shaping(Bandwidth bandwidth, String whose) {
        Rate rate = bandwidth
                .inbound()
                .filter(inbound -> bandwidth.outbound().filter(inbound::equals).isPresent())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "the bandwidth of " + whose + " is not the same for <inbound> and <outbound>, and a switch of"
                                + " ESX has one for both: give both with the same average, peak and burst"));
        try {
            return new TrafficShaping(
                    Math.multiplyExact(rate.average(), BITS_OF_KILOBYTE),
                    Math.multiplyExact(rate.peak(), BITS_OF_KILOBYTE),
                    Math.multiplyExact(rate.burst(), BYTES_OF_KIBIBYTE));
        } catch (ArithmeticException e) {
            throw new HypervisorException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the bandwidth of " + whose + " is more than ESX can count: give kilobytes a second and kibibytes",
                    e);
        }
    }
}
