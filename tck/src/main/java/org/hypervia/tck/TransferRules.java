// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.api.storage.VolumeDownload;
import org.hypervia.api.storage.VolumeUpload;

/** The content of volumes on its way. */
abstract class TransferRules extends Rules {
    private static final String TRANSFERS = "storage.transfers";
    private static final int SIZE = 2 << 20;

    TransferRules(ProviderContract contract) {
        super(contract);
    }

    private StorageVolume volume() {
        TestStorage storage = host().storage().orElseGet(() -> abort("this host has no pool to spare"));
        return connection()
                .storagePools()
                .byName(storage.pool())
                .createVolume(storage.xml(storage.name("content"), SIZE));
    }

    private static byte[] content() {
        byte[] bytes = new byte[SIZE];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    private static StorageVolume filled(StorageVolume volume) {
        TransferResult sent = volume.upload(
                Channels.newChannel(new ByteArrayInputStream(content())),
                TransferOptions.defaults().withRange(TransferRange.of(0, SIZE)));
        assertThat(sent.bytes()).isEqualTo(SIZE);
        return volume;
    }

    private static byte[] downloaded(StorageVolume volume, TransferRange range) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        volume.download(
                Channels.newChannel(received), TransferOptions.defaults().withRange(range));
        return received.toByteArray();
    }

    @Rule(id = "XFER-01", value = "what was uploaded is downloaded byte for byte", needs = TRANSFERS)
    void movesContent() {
        assertThat(downloaded(filled(volume()), TransferRange.all())).isEqualTo(content());
    }

    @Rule(id = "XFER-02", value = "a part is exactly that part", needs = TRANSFERS)
    void movesParts() {
        StorageVolume volume = filled(volume());
        assertThat(downloaded(volume, TransferRange.of(700_000, 1000)))
                .isEqualTo(Arrays.copyOfRange(content(), 700_000, 701_000));
        assertThat(downloaded(volume, TransferRange.from(SIZE - 10)))
                .isEqualTo(Arrays.copyOfRange(content(), SIZE - 10, SIZE));
    }

    @Rule(id = "XFER-03", value = "what is pushed block by block and finished is there", needs = TRANSFERS)
    void pushes() {
        StorageVolume volume = volume();
        try (VolumeUpload upload = volume.upload(TransferRange.of(0, SIZE))) {
            byte[] bytes = content();
            for (int at = 0; at < SIZE; at += 1 << 16) {
                upload.send(bytes, at, 1 << 16);
            }
            upload.finish();
        }
        assertThat(downloaded(volume, TransferRange.all())).isEqualTo(content());
    }

    @Rule(
            id = "XFER-04",
            value = "a download that is finished before its end says so, one that is aborted does not",
            needs = TRANSFERS)
    void endsDownloads() throws IOException {
        StorageVolume volume = filled(volume());
        VolumeDownload early = volume.download(TransferRange.all());
        assertThat(early.receive(new byte[100])).isPositive();
        fails(ErrorCode.OPERATION_INVALID, early::finish);
        try (VolumeDownload aborted = volume.download(TransferRange.all())) {
            assertThat(aborted.content().readNBytes(10)).isEqualTo(Arrays.copyOf(content(), 10));
            aborted.abort();
        }
    }

    @Rule(id = "XFER-05", value = "content of another length than announced is INVALID_ARG", needs = TRANSFERS)
    void refusesOtherLengths() {
        StorageVolume volume = volume();
        fails(
                ErrorCode.INVALID_ARG,
                () -> volume.upload(
                        Channels.newChannel(new ByteArrayInputStream(new byte[1000])),
                        TransferOptions.defaults().withRange(TransferRange.of(0, SIZE))));
    }

    @Rule(id = "XFER-06", value = "a read-only connection moves no content, not even towards itself", needs = TRANSFERS)
    void readOnly() {
        StorageVolume volume = volume();
        try (Hypervisor reader =
                host().hypervisors().connect(host().spec().readOnly(true).build())) {
            StorageVolume seen = reader.storagePools().volumeByPath(volume.path());
            fails(ErrorCode.OPERATION_DENIED, () -> seen.download(TransferRange.all()));
            fails(ErrorCode.OPERATION_DENIED, () -> seen.upload(TransferRange.all()));
        }
    }

    @Rule(id = "XFER-07", value = "the end of the connection ends a transfer, and leaves nothing", needs = TRANSFERS)
    void endsWithTheConnection() {
        StorageVolume volume = filled(volume());
        Hypervisor other = connect();
        VolumeDownload download =
                other.storagePools().volumeByPath(volume.path()).download(TransferRange.all());
        VolumeUpload upload = other.storagePools().volumeByPath(volume.path()).upload(TransferRange.of(0, SIZE));
        other.close();
        upload.abort();
        download.abort();
        assertThat(volume.info().capacity()).isEqualTo(SIZE);
    }
}
