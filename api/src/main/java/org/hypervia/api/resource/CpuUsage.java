// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

import java.time.Duration;
import java.time.Instant;

/**
 * How much CPU time a domain used in the hypervisor's last sampling interval. VI API: the counter {@code cpu.used.summation}
 * of the real-time provider. ESX tells no total since the start, which is why the CPU time of a domain's information is zero there.
 *
 * @param used the CPU time of all virtual CPUs together
 * @param interval how long the interval was; 20 seconds on ESX
 * @param end when it ended, by the host's clock
 */
public record CpuUsage(Duration used, Duration interval, Instant end) {}
