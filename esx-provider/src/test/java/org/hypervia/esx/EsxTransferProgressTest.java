// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.CallOptions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.task.TaskProgress;
import org.hypervia.simulator.EsxSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who hears of a transfer, through the public API. */
class EsxTransferProgressTest {
    private static final String PATH = "[datastore1] iso/a.iso";

    private final EsxSimulator host = Simulated.host(0);
    private final List<TaskProgress> heard = new ArrayList<>();
    private final Hypervisor connection =
            Simulated.connect(Simulated.spec(host, "").progress(heard::add));

    EsxTransferProgressTest() {
        host.datastore("datastore1").writePattern("iso/a.iso", 1000, 1);
    }

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    @Test
    void theConnectionsListenerHearsOfTransfers() {
        StorageVolume volume = connection.storagePools().volumeByPath(PATH);
        volume.upload(Channels.newChannel(new ByteArrayInputStream(new byte[5000])), TransferOptions.defaults());
        volume.download(Channels.newChannel(new ByteArrayOutputStream()), TransferOptions.defaults());

        assertThat(heard).extracting(TaskProgress::action).contains("uploading " + PATH, "downloading " + PATH);
    }

    @Test
    void aCallsOwnListenerHearsInsteadAndMayEndIt() {
        IllegalStateException enough = new IllegalStateException("enough");
        CallOptions own = CallOptions.defaults().progress(progress -> {
            // Looking for the volume is told too, if it takes long.
            if (progress.action().startsWith("downloading")) {
                throw enough;
            }
        });
        StorageVolume volume = connection.with(own).storagePools().volumeByPath(PATH);
        heard.clear();

        assertThatThrownBy(() -> volume.download(
                        Channels.newChannel(OutputStream.nullOutputStream()), TransferOptions.defaults()))
                .isSameAs(enough);
        assertThat(heard).isEmpty();
        assertThat(connection.storagePools().volumeByPath(PATH).info().capacity())
                .isEqualTo(1000);
    }
}
