// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.util.UUID;
import java.util.function.Supplier;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Reading;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.remote.LibvirtDomain;

/** Turns a native domain into a row. What cannot be had says so and leaves the rest. */
final class LibvirtRows {
    private LibvirtRows() {}

    static DomainSummary row(LibvirtDomain domain) {
        UUID uuid = domain.uuid();
        Reading<DomainInfo> info = reading(domain::info);
        return new DomainSummary(
                new DomainIdentity(uuid.toString(), domain.name(), Reading.of(uuid), Reading.unset()),
                domain.id(),
                domain.status().state(),
                info.map(DomainInfo::maxMemory),
                info.map(DomainInfo::memory),
                info.map(DomainInfo::vcpus),
                reading(() -> domain.currentSnapshot().isPresent()),
                title(domain));
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
