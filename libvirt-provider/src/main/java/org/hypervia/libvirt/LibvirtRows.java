// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.libvirt.remote.LibvirtDomain;

/** Turns a native domain into a row. What cannot be had says so and leaves the rest. */
final class LibvirtRows {
    private LibvirtRows() {}

    /** Makes a row for somebody who wants to know which domain it is; one call, which finds out that it is still there. */
    static DomainSummary row(LibvirtDomain domain) {
        return row(domain, Set.of());
    }

    /** Makes a row with some parts, of which each is a call of its own. */
    static DomainSummary row(LibvirtDomain domain, Set<SummaryPart> parts) {
        UUID uuid = domain.uuid();
        Reading<DomainInfo> info = parts.contains(SummaryPart.SIZES) ? reading(domain::info) : Reading.unset();
        return new DomainSummary(
                new DomainIdentity(uuid.toString(), domain.name(), Reading.of(uuid), Reading.unset()),
                domain.id(),
                domain.status().state(),
                info.map(DomainInfo::maxMemory),
                info.map(DomainInfo::memory),
                info.map(DomainInfo::vcpus),
                parts.contains(SummaryPart.SNAPSHOT)
                        ? reading(() -> domain.currentSnapshot().isPresent())
                        : Reading.unset(),
                parts.contains(SummaryPart.TITLE) ? title(domain) : Reading.unset());
    }

    private static Reading<String> title(LibvirtDomain domain) {
        try {
            return domain.metadata(LibvirtMetadata.TITLE, 0).map(Reading::of).orElseGet(Reading::unset);
        } catch (HypervisorException e) {
            // A driver without titles.
            return e.code() == ErrorCode.NO_SUPPORT ? Reading.unset() : Reading.failed(e);
        }
    }

    private static <T> Reading<T> reading(Supplier<T> question) {
        try {
            return Reading.of(question.get());
        } catch (HypervisorException e) {
            return Reading.failed(e);
        }
    }
}
