// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.util.Random;
import javax.imageio.ImageIO;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;

/** All that goes over the wire for one connection to a simulated host: calls, files in both directions, a picture. */
final class Everything {
    private static final String ISO = "iso/a.iso";
    private static final int SIZE = 700_001;

    private Everything() {}

    static void through(EsxSimulator host, String uri) throws Exception {
        host.datastore("datastore1").writePattern(ISO, SIZE, 1);
        host.machine("web01").state(MachineState.RUNNING);
        byte[] sent = new byte[SIZE];
        new Random(uri.hashCode()).nextBytes(sent);
        try (Hypervisor connection = Servers.connect(uri)) {
            assertThat(connection.domains().list(DomainFilter.all()).items()).hasSize(2);
            StorageVolume volume = connection.storagePools().volumeByPath("[datastore1] " + ISO);
            volume.upload(Channels.newChannel(new ByteArrayInputStream(sent)), TransferOptions.defaults());
            assertThat(host.datastore("datastore1").read(ISO)).contains(sent);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            volume.download(Channels.newChannel(received), TransferOptions.defaults());
            assertThat(received.toByteArray()).isEqualTo(sent);
            try (var picture = connection.domains().byName("web01").screenshot()) {
                assertThat(ImageIO.read(picture.content())).isNotNull();
            }
        }
        assertThat(host.openSessions()).isZero();
    }
}
