// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.Optional;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code HostNetworkTrafficShapingPolicy} that is enabled. A value of 0 is none.
 *
 * @param average bit/s
 * @param peak bit/s
 * @param burst bytes
 */
public record TrafficShaping(long average, long peak, long burst) {
    /** Reads the policy of a switch or port group from its specification; nothing if it has none that is enabled. */
    static Optional<TrafficShaping> ofSpec(VimValue spec) {
        return spec.child("policy")
                .flatMap(policy -> policy.child("shapingPolicy"))
                .filter(shaping -> shaping.isTrue("enabled"))
                .map(shaping -> new TrafficShaping(
                        number(shaping, "averageBandwidth"),
                        number(shaping, "peakBandwidth"),
                        number(shaping, "burstSize")));
    }

    private static long number(VimValue shaping, String field) {
        return shaping.childNumber(field).filter(value -> value > 0).orElse(0L);
    }

    /** Writes it as the only part of a {@code HostNetworkPolicy}; without a limit there is no policy to enable. */
    void writePolicy(SoapWriter out) {
        out.element("policy", policy -> {
            if (average != 0 || peak != 0 || burst != 0) {
                policy.element("shapingPolicy", this::writeLimits);
            }
        });
    }

    private void writeLimits(SoapWriter shaping) {
        shaping.flag("enabled", true);
        limit(shaping, "averageBandwidth", average);
        limit(shaping, "peakBandwidth", peak);
        limit(shaping, "burstSize", burst);
    }

    private static void limit(SoapWriter shaping, String field, long value) {
        if (value != 0) {
            shaping.number(field, value);
        }
    }
}
