// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.CpuUsage;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainCpuUsage;

/**
 * CPU usage of the second in which it is asked for: libvirt tells totals, so two are read. Nothing is remembered between calls,
 * so that an answer depends neither on who else asked nor on when.
 */
record LibvirtCpuUsage(LibvirtSession session) implements DomainCpuUsage {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** A total, and when it was read. */
    private record Total(OptionalInt id, DomainInfo info, long nanos) {}

    @Override
    public CpuUsage cpuUsage(String ref, Deadline deadline) {
        Total first = read(ref, deadline);
        session.pause("measuring the CPU usage of domain " + ref, INTERVAL, deadline);
        Total second = read(ref, deadline);
        Duration used = second.info().cpuTime().minus(first.info().cpuTime());
        if (!first.id().equals(second.id()) || used.isNegative()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID, "domain " + ref + " was started anew meanwhile: ask again");
        }
        return new CpuUsage(used, Duration.ofNanos(second.nanos() - first.nanos()), Instant.now());
    }

    private Total read(String ref, Deadline deadline) {
        return session.ask(ref, deadline, domain -> {
            DomainInfo info = domain.info();
            long nanos = System.nanoTime();
            if (!info.state().isActive()) {
                throw new HypervisorException(
                        ErrorCode.OPERATION_INVALID, "domain '" + domain.name() + "' is not running");
            }
            return new Total(domain.id(), info, nanos);
        });
    }
}
