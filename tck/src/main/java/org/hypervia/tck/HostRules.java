// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;

/** The host. */
abstract class HostRules extends Rules {
    HostRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "HOST-01", value = "the host has a name, CPUs and memory", needs = "host.info")
    void tellsItsHardware() {
        assertThat(connection().host().hostname()).isNotBlank();
        assertThat(connection().host().info().cpus()).isPositive();
        assertThat(connection().host().info().memory().bytes()).isGreaterThan(1L << 28);
    }

    @Rule(id = "HOST-02", value = "free memory is some and not more than there is", needs = "host.info")
    void freeMemoryIsNotMoreThanAll() {
        assertThat(connection().host().freeMemory().bytes()).isPositive();
    }

    @Rule(id = "HOST-03", value = "the capabilities are libvirt's document", needs = "host.info")
    void describesItsGuests() {
        assertThat(connection().host().capabilitiesXml())
                .startsWith("<capabilities>")
                .contains("<guest>", "<os_type>")
                .endsWith("</capabilities>\n");
    }

    @Rule(id = "HOST-04", value = "a domain can have at least one virtual CPU", needs = "host.info")
    void supportsVcpus() {
        assertThat(connection().host().maxVcpus()).isPositive();
    }
}
