// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatedDatastore;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.TransferLimits;
import org.hypervia.spi.transfer.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A simulated host with a file on its datastore, and a session that moves it. */
abstract class TransferFixture {
    static final String ISO = "[datastore1] iso/a.iso";
    static final String DISK = "[datastore1] web/web.vmdk";
    static final int SIZE = 3_000_000;
    static final long SEED = 17;

    @TempDir
    Path folder;

    final EsxSimulator host = Simulated.host(0);
    final SimulatedDatastore datastore = host.datastore("datastore1");
    final ProviderSession session =
            new EsxProvider().open(Simulated.spec(host, "").build(), Deadline.after(Duration.ofMinutes(1)));
    final StorageTransfers transfers =
            session.operations().find(StorageTransfers.KIND).orElseThrow();
    final TransferLimits limits = new TransferLimits(Deadline.after(Duration.ofMinutes(2)), Duration.ofMinutes(1));

    TransferFixture() {
        datastore.writePattern("iso/a.iso", SIZE, SEED);
    }

    @AfterEach
    void end() {
        session.close();
        host.close();
    }

    static byte[] pattern(long offset, long length) throws IOException {
        try (InputStream in = SimulatedDatastore.pattern(SEED, offset, length)) {
            return in.readAllBytes();
        }
    }

    byte[] download(String ref, TransferRange range) throws IOException {
        try (InputStream in = transfers.download(ref, range, limits).content()) {
            return in.readAllBytes();
        }
    }

    void upload(String ref, byte[] content) {
        upload(ref, TransferRange.of(0, content.length), content);
    }

    void upload(String ref, TransferRange range, byte[] content) {
        transfers.upload(ref, range, new ByteArrayInputStream(content), limits);
    }

    void misbehave(String request, Misbehaviour misbehaviour) {
        host.faults().add(FaultRule.on(request, misbehaviour).once());
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    Transfer transfer(String ref, TransferOptions options) {
        return new Transfer(transfers, new StorageVolumeIdentity(ref, "datastore1", ref, ref), options, limits);
    }
}
