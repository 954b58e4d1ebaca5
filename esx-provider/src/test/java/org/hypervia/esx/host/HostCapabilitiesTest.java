// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HostCapabilitiesTest {
    private static final UUID ID = UUID.fromString("4c4c4544-0043-4810-8052-b4c04f4e4832");

    @Test
    void theDocumentIsLaidOutAsLibvirtDoes() {
        assertThat(new HostCapabilities(true, Optional.of(ID)).xml()).isEqualTo("""
                        <capabilities>

                          <host>
                            <uuid>4c4c4544-0043-4810-8052-b4c04f4e4832</uuid>
                            <cpu>
                              <arch>x86_64</arch>
                            </cpu>
                            <power_management/>
                            <iommu support='no'/>
                            <migration_features>
                              <live/>
                              <uri_transports>
                                <uri_transport>vpxmigr</uri_transport>
                              </uri_transports>
                            </migration_features>
                          </host>

                          <guest>
                            <os_type>hvm</os_type>
                            <arch name='i686'>
                              <wordsize>32</wordsize>
                              <domain type='vmware'/>
                            </arch>
                          </guest>

                          <guest>
                            <os_type>hvm</os_type>
                            <arch name='x86_64'>
                              <wordsize>64</wordsize>
                              <domain type='vmware'/>
                            </arch>
                          </guest>

                        </capabilities>
                        """);
    }

    @Test
    void anOldHostWithoutLongModeAndUuidSaysLess() {
        assertThat(new HostCapabilities(false, Optional.empty()).xml())
                .contains("<arch>i686</arch>", "<arch name='i686'>")
                .doesNotContain("x86_64", "uuid");
    }
}
