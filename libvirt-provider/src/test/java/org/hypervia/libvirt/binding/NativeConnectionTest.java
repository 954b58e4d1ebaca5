// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.libvirt.remote.LibvirtSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class NativeConnectionTest {
    private NativeLibvirt libvirt;

    @BeforeEach
    void load() {
        try {
            libvirt = NativeLibvirt.load("virt");
        } catch (HypervisorException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw e;
            }
            throw new TestAbortedException(e.getMessage(), e);
        }
    }

    private LibvirtConnection open() {
        return libvirt.open("test:///default", "test", Optional.empty(), Credentials.none(), false, false);
    }

    @Test
    void aConnectionThatIsClosedBeforeItsDomainsSaysSo() {
        LibvirtConnection connection = open();
        LibvirtDomain domain = connection.byName("test");
        assertThat(libvirt.handles()).isEqualTo(2);

        assertThatThrownBy(connection::close).hasMessageContaining("1 native handles were left open");

        domain.close();
        assertThat(libvirt.handles()).isZero();
    }

    @Test
    void everyHandleIsCountedUntilItIsFreed() {
        try (LibvirtConnection connection = open()) {
            try (LibvirtDomain domain = connection.byName("test");
                    LibvirtSnapshot snapshot =
                            domain.createSnapshot("<domainsnapshot><name>s</name></domainsnapshot>", 0)) {
                assertThat(libvirt.handles()).isEqualTo(3);
                assertThat(snapshot.name()).isEqualTo("s");
                assertThat(domain.currentSnapshot()).hasValue("s");
                assertThat(libvirt.handles()).isEqualTo(3);
                snapshot.delete(0);
            }
            assertThat(libvirt.handles()).isEqualTo(1);
        }
        assertThat(libvirt.handles()).isZero();
    }

    @Test
    void aFailedCallLeavesNoHandle() {
        try (LibvirtConnection connection = open()) {
            assertThatThrownBy(() -> connection.byName("nobody")).isInstanceOf(HypervisorException.class);
            try (LibvirtDomain domain = connection.byName("test")) {
                assertThatThrownBy(() -> domain.snapshot("nobody")).isInstanceOf(HypervisorException.class);
                assertThatThrownBy(() -> domain.undefine(1 << 20)).isInstanceOf(HypervisorException.class);
            }
            assertThat(libvirt.handles()).isEqualTo(1);
        }
        assertThat(libvirt.handles()).isZero();
    }
}
