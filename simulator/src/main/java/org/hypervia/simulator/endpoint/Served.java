// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Center;

/**
 * What is behind an address.
 *
 * @param center all there is
 * @param aspect what the address shows of it
 */
public record Served(Center center, Aspect aspect) {
    /** All of a centre. */
    public static Served whole(Center center) {
        return new Served(center, center);
    }
}
