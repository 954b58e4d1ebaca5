// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hypervia.itests.peer.Virsh;
import org.hypervia.itests.qemu.QemuHost;
import org.hypervia.libvirt.LibvirtProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** QEMU under libvirt's daemon: a real hypervisor. Its guest goes on from rule to rule; all else is made anew for each. */
class LibvirtQemuIT extends ProviderContract {
    private static final Map<String, String> DEVIATIONS = Map.of();

    @TempDir
    private static Path folder;

    private static QemuHost qemu;

    private final LibvirtProvider provider = new LibvirtProvider();

    @BeforeAll
    static void start() throws IOException {
        qemu = QemuHost.start();
        Virsh.at(folder, qemu.uri(), "nobody", "nothing")
                .output(
                        "pool-define-as POOL dir --target /var/lib/libvirt/POOL; pool-build POOL; pool-start POOL; pool-autostart POOL"
                                .replace("POOL", QemuTestHost.POOL));
    }

    @AfterAll
    static void end() {
        if (qemu != null) {
            qemu.close();
        }
    }

    @Override
    protected String name() {
        return "libvirt-qemu";
    }

    @Override
    protected TestHost newHost() {
        return new QemuTestHost(qemu, provider, new ProviderRegistry(() -> List.of(provider)), DEVIATIONS);
    }
}
