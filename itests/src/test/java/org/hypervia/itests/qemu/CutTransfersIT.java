// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.CallOptions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.VolumeDownload;
import org.hypervia.api.storage.VolumeUpload;
import org.hypervia.itests.peer.Virsh;
import org.hypervia.libvirt.LibvirtProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transfers that end in their middle, by whoever's doing: each ends with the right word, in time, and nothing of it stays. */
@Timeout(180)
class CutTransfersIT {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final long SIZE = 96L << 20;

    @TempDir
    private static Path folder;

    private static QemuHost host;

    private final LibvirtProvider provider = new LibvirtProvider();
    // Another class of tests in this process may have left one, which is not waited for here.
    private Set<Thread> others;
    private Hypervisor connection;
    private StorageVolume volume;

    @BeforeAll
    static void start() throws Exception {
        host = QemuHost.start();
        Virsh.at(Files.createDirectories(folder.resolve("virsh")), host.uri(), "nobody", "nothing")
                .output("pool-define-as pool dir --target /var/lib/libvirt/pool; pool-build pool; pool-start pool;"
                        + " pool-autostart pool; vol-create-as pool big 96M --format raw");
    }

    @AfterAll
    static void end() {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void connect() {
        others = threads();
        connection = new ProviderRegistry(() -> List.of(provider))
                .connect(ConnectionSpec.builder(host.uri())
                        .connectTimeout(Duration.ofMinutes(1))
                        .build());
        StoragePool pool = connection.storagePools().byName("pool");
        volume = pool.volume("big");
    }

    /** What was abandoned comes back when the daemon speaks again, frees what it holds, and its thread ends with it. */
    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        host.speak();
        connection.close();
        for (Thread thread : threads()) {
            if (!others.contains(thread)) {
                thread.join();
            }
        }
        assertThat(provider.handles()).as("native handles").isZero();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hypervia-"))
                .collect(Collectors.toSet());
    }

    private static void fails(ErrorCode code, String words, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.getMessage()).contains(words);
    }

    private StorageVolume limited() {
        return connection
                .with(CallOptions.timeout(LIMIT))
                .storagePools()
                .byName("pool")
                .volume("big");
    }

    private static void drain(VolumeDownload download) {
        byte[] block = new byte[1 << 20];
        while (download.receive(block) > 0) {
            // Whatever comes.
        }
    }

    private static void fill(VolumeUpload upload) {
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < SIZE >> 20; i++) {
            upload.send(block, 0, block.length);
        }
        upload.finish();
    }

    /** Zeros without an end, which does something at a place. */
    private static final class Zeros extends InputStream {
        private final long place;
        private final Runnable action;
        private long count;

        Zeros(long place, Runnable action) {
            this.place = place;
            this.action = action;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (count <= place && count + length > place) {
                action.run();
            }
            count += length;
            return length;
        }
    }

    @Test
    void aSilentDaemonEndsADownloadAtItsLimit() {
        StorageVolume limited = limited();
        VolumeDownload download = limited.download(TransferRange.all());
        assertThat(download.receive(new byte[1])).isEqualTo(1);
        host.silence();
        fails(ErrorCode.OPERATION_TIMEOUT, "downloading volume big", () -> drain(download));
        fails(ErrorCode.OPERATION_TIMEOUT, "downloading volume big", () -> download.receive(new byte[1]));
        download.close();
    }

    @Test
    void aSilentDaemonEndsAnUploadAtItsLimit() {
        VolumeUpload upload = limited().upload(TransferRange.all());
        upload.send(new byte[1 << 20], 0, 1 << 20);
        host.silence();
        fails(ErrorCode.OPERATION_TIMEOUT, "uploading volume big", () -> fill(upload));
        upload.close();
    }

    @Test
    void aDaemonThatDiesEndsADownload() {
        try (VolumeDownload download = volume.download(TransferRange.all())) {
            assertThat(download.receive(new byte[1])).isEqualTo(1);
            host.restart();
            fails(ErrorCode.INVALID_CONN, "connect again", () -> drain(download));
        }
        assertThat(connection.isAlive()).isFalse();
    }

    @Test
    void aDaemonThatDiesEndsAnUpload() {
        try (VolumeUpload upload = volume.upload(TransferRange.all())) {
            upload.send(new byte[1 << 20], 0, 1 << 20);
            host.restart();
            fails(ErrorCode.INVALID_CONN, "connect again", () -> fill(upload));
        }
    }

    /** It is not begun anew on a connection that is no more. */
    @Test
    void aDaemonThatDiesEndsAWholeTransfer() {
        fails(
                ErrorCode.INVALID_CONN,
                "connect again",
                () -> volume.upload(
                        Channels.newChannel(new Zeros(20 << 20, host::restart)),
                        TransferOptions.defaults().withRange(TransferRange.of(0, SIZE))));
    }

    @Test
    void closingTheConnectionEndsBothWays() {
        VolumeDownload download = volume.download(TransferRange.all());
        VolumeUpload upload = volume.upload(TransferRange.from(SIZE));
        assertThat(download.receive(new byte[1])).isEqualTo(1);
        upload.send(new byte[1], 0, 1);
        connection.close();
        assertThat(provider.handles()).as("native handles").isZero();
        fails(ErrorCode.INVALID_CONN, "closed", () -> download.receive(new byte[1]));
        fails(ErrorCode.INVALID_CONN, "closed", upload::finish);
        download.close();
        upload.close();
    }

    @Test
    void anInterruptEndsADownloadAndStaysSet() throws InterruptedException {
        VolumeDownload download = volume.download(TransferRange.all());
        host.silence();
        List<HypervisorException> failures = new ArrayList<>();
        Thread reader = new Thread(() -> {
            Thread.currentThread().interrupt();
            failures.add(catchThrowableOfType(HypervisorException.class, () -> drain(download)));
            download.close();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        reader.start();
        reader.join();
        assertThat(failures).extracting(HypervisorException::code).containsExactly(ErrorCode.OPERATION_ABORTED);
    }

    @Test
    void anInterruptEndsAnUpload() throws InterruptedException {
        List<HypervisorException> failures = new ArrayList<>();
        Thread writer = new Thread(() -> failures.add(catchThrowableOfType(
                HypervisorException.class,
                () -> volume.upload(
                        Channels.newChannel(new Zeros(5 << 20, Thread.currentThread()::interrupt)),
                        TransferOptions.defaults().withRange(TransferRange.of(0, SIZE))))));
        writer.start();
        writer.join();
        assertThat(failures).extracting(HypervisorException::code).containsExactly(ErrorCode.OPERATION_ABORTED);
    }

    /** Whatever the source throws ends the upload, and the daemon hears of it: the volume can be used again. */
    @Test
    void aSourceThatFailsEndsTheUpload() {
        HypervisorException thrown = new HypervisorException(ErrorCode.READ_FAILED, "the tape is torn");
        HypervisorException caught = catchThrowableOfType(
                HypervisorException.class,
                () -> volume.upload(
                        Channels.newChannel(new Zeros(5 << 20, () -> {
                            throw thrown;
                        })),
                        TransferOptions.defaults()));
        assertThat(caught.getMessage()).contains("the tape is torn");
        ByteArrayOutputStream some = new ByteArrayOutputStream();
        WritableByteChannel target = Channels.newChannel(some);
        volume.download(target, TransferOptions.defaults().withRange(TransferRange.of(0, 10)));
        assertThat(some.size()).isEqualTo(10);
    }

    /** It would keep the file open, and its own thread, as long as the connection is. */
    @Test
    void whatIsGivenUpLeavesNothingWithTheDaemon() throws IOException {
        VolumeDownload download = volume.download(TransferRange.all());
        assertThat(download.receive(new byte[1])).isEqualTo(1);
        assertThat(holders()).as("who has the file open meanwhile").isPositive();
        download.abort();
        assertThat(holders()).as("who has the file open afterwards").isZero();
        HypervisorException thrown = new HypervisorException(ErrorCode.READ_FAILED, "the tape is torn");
        fails(
                ErrorCode.READ_FAILED,
                "torn",
                () -> volume.upload(
                        Channels.newChannel(new Zeros(5 << 20, () -> {
                            throw thrown;
                        })),
                        TransferOptions.defaults()));
        assertThat(holders()).as("who has the file open afterwards").isZero();
    }

    /** Tells how many descriptors of any process are that file's, by the name that it has for the daemon. */
    private static long holders() throws IOException {
        long found = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                found += holders(process.resolve("fd"));
            }
        }
        return found;
    }

    private static long holders(Path descriptors) {
        long found = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).endsWith("pool/big")) {
                    found++;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It has ended, or is somebody else's.
            return found;
        }
        return found;
    }
}
