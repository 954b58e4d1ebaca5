// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;

/**
 * {@code HostCapability}: what a host can do. Each constant is the property that the method of its name reads; what was
 * not asked for reads as not set. Immutable.
 */
public final class HostCapability {
    /** The most virtual CPUs that a machine can have on it. */
    public static final String MAX_VCPUS = "capability.maxSupportedVcpus";

    /** Whether it takes pictures of the screens of machines. */
    public static final String SCREENSHOTS = "capability.screenshotSupported";

    private final ObjectContent host;

    private HostCapability(ObjectContent host) {
        this.host = host;
    }

    /** Adds a property of every host that a query meets. */
    public static PropertyQuery addTo(PropertyQuery query, String path) {
        return query.take("HostSystem", path);
    }

    /** Takes what any of the properties brought. */
    public static HostCapability of(ObjectContent host) {
        return new HostCapability(host);
    }

    /** Returns {@link #MAX_VCPUS}, or why the host does not tell. */
    public Reading<Integer> maxVcpus() {
        return host.number(MAX_VCPUS).map(Long::intValue);
    }

    /** Returns {@link #SCREENSHOTS}; not so where it is not set. Fails with why it could not be had. */
    public boolean takesScreenshots() {
        return host.toldText(SCREENSHOTS).filter("true"::equals).isPresent();
    }
}
