// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

import java.time.Duration;
import java.time.Instant;

/**
 * How much CPU time a domain used in an interval just over. On ESX that is the host's last sampling interval, by the counter
 * {@code cpu.used.summation} of the real-time provider; ESX tells no total since the start, which is why the CPU time of a domain's
 * information is zero there. Libvirt tells that total and nothing else, so through it the interval is the one between two readings of it.
 *
 * @param used the CPU time of all virtual CPUs together
 * @param interval how long the interval was; 20 seconds on ESX, about one through libvirt, as measured here
 * @param end when it ended, by the host's clock; through libvirt by ours
 */
public record CpuUsage(Duration used, Duration interval, Instant end) {}
