// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.ProviderDescription;
import org.opentest4j.TestAbortedException;

/** Whether libvirt is on this machine. */
final class LibvirtPeer {
    private LibvirtPeer() {}

    static void need() {
        Optional<String> why = Hypervisors.fromServiceLoader().providers().stream()
                .filter(provider -> provider.id().equals("libvirt"))
                .findFirst()
                .flatMap(ProviderDescription::unavailable);
        if (why.isPresent()) {
            if ("true".equals(System.getenv("CI"))) {
                fail(why.get());
            }
            throw new TestAbortedException(why.get());
        }
    }
}
