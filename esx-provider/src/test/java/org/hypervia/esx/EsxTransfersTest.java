// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hypervia.esx.Simulated.assertFails;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GivenDisk;
import org.hypervia.simulator.SimulatedDatastore;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.storage.DownloadSource;
import org.hypervia.spi.storage.StorageTransfers;
import org.hypervia.spi.storage.TransferLimits;
import org.hypervia.spi.transfer.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content of volumes over {@code /folder}: whole, in parts, cut, refused. */
class EsxTransfersTest {
    private static final String ISO = "[datastore1] iso/a.iso";
    private static final String DISK = "[datastore1] web/web.vmdk";
    private static final int SIZE = 3_000_000;
    private static final long SEED = 17;

    @TempDir
    private Path folder;

    private final EsxSimulator host = Simulated.host(0);
    private final SimulatedDatastore datastore = host.datastore("datastore1");
    private final ProviderSession session =
            new EsxProvider().open(Simulated.spec(host, "").build(), Deadline.after(Duration.ofMinutes(1)));
    private final StorageTransfers transfers =
            session.operations().find(StorageTransfers.KIND).orElseThrow();
    private final TransferLimits limits =
            new TransferLimits(Deadline.after(Duration.ofMinutes(2)), Duration.ofMinutes(1));

    EsxTransfersTest() {
        datastore.writePattern("iso/a.iso", SIZE, SEED);
    }

    @AfterEach
    void end() {
        session.close();
        host.close();
    }

    private static byte[] pattern(long offset, long length) throws IOException {
        try (InputStream in = SimulatedDatastore.pattern(SEED, offset, length)) {
            return in.readAllBytes();
        }
    }

    private byte[] download(String ref, TransferRange range) throws IOException {
        try (InputStream in = transfers.download(ref, range, limits).content()) {
            return in.readAllBytes();
        }
    }

    private void upload(String ref, byte[] content) {
        upload(ref, TransferRange.of(0, content.length), content);
    }

    private void upload(String ref, TransferRange range, byte[] content) {
        transfers.upload(ref, range, new ByteArrayInputStream(content), limits);
    }

    private void misbehave(String request, Misbehaviour misbehaviour) {
        host.faults().add(FaultRule.on(request, misbehaviour).once());
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    // --- downloads

    @Test
    void aWholeFileComesInOneRequestWithItsLength() throws IOException {
        host.resetTraffic();
        DownloadSource source = transfers.download(ISO, TransferRange.all(), limits);

        assertThat(source.length()).isEqualTo(OptionalLong.of(SIZE));
        try (InputStream in = source.content()) {
            assertThat(in.readAllBytes()).isEqualTo(pattern(0, SIZE));
        }
        assertThat(host.traffic().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 1", "2999999, 1", "2999990, 1000", "1048576, 65536", "5, 0"})
    void aPartIsThatPart(long offset, long length) throws IOException {
        long there = Math.min(length, SIZE - offset);

        assertThat(download(ISO, TransferRange.of(offset, length))).isEqualTo(pattern(offset, there));
    }

    @Test
    void whatBeginsAtTheEndOrBeyondItIsRefused() throws IOException {
        assertThat(download(ISO, TransferRange.from(1))).isEqualTo(pattern(1, SIZE - 1));
        assertFails(ErrorCode.INVALID_ARG, () -> download(ISO, TransferRange.from(SIZE + 1L)))
                .contains("[datastore1] iso/a.iso ends before byte 3000001");
    }

    @Test
    void aServerThatDoesNotKnowRangesDoesNotSpoilAPart() throws IOException {
        misbehave("GET /folder", new Misbehaviour.RangeIgnored());
        assertThat(download(ISO, TransferRange.of(1_000_000, 2000))).isEqualTo(pattern(1_000_000, 2000));

        misbehave("GET /folder", new Misbehaviour.RangeIgnored());
        assertFails(ErrorCode.INVALID_ARG, () -> download(ISO, TransferRange.of(SIZE + 1L, 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iso/with blank.iso",
                "iso/a+b%2fc&d=e#f?g.iso",
                "iso/[x] y.iso",
                "t\u00e4st/\u65e5\u672c.iso",
                "a/b/c/d/e.iso",
                "root.iso"
            })
    void namesOfAllKindsAreFoundAndReplaced(String name) throws IOException {
        datastore.write(name, random(1000));
        String ref = "[datastore1] " + name;
        assertThat(download(ref, TransferRange.all())).isEqualTo(random(1000));

        upload(ref, random(2000));

        assertThat(datastore.read(name)).contains(random(2000));
        assertThat(datastore.files()).noneMatch(path -> path.endsWith(".part"));
    }

    @Test
    void twentyCutsAtRandomOffsetsAndNotAByteIsLostOrTwice() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            host.faults()
                    .add(FaultRule.on("GET /folder", new Misbehaviour.CutWithin(500 + random.nextInt(SIZE / 30)))
                            .once());
        }
        Path target = folder.resolve("a.iso");
        TransferResult result;
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            result = transfer(ISO, TransferOptions.defaults().withChecksum("SHA-256"))
                    .download(channel);
        }

        assertThat(Files.readAllBytes(target)).isEqualTo(pattern(0, SIZE));
        assertThat(result.repeats()).isGreaterThanOrEqualTo(15);
        assertThat(result.checksum())
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(pattern(0, SIZE))));
    }

    private Transfer transfer(String ref, TransferOptions options) {
        return new Transfer(transfers, new StorageVolumeIdentity(ref, "datastore1", ref, ref), options, limits);
    }

    @Test
    void aSessionThatEndsInTheMiddleIsRenewedWhenItGoesOn() throws IOException {
        host.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.CutWithin(1_000_000))
                        .once());
        long logins = host.logins();
        ByteArrayOutputStream received = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                host.expireSessions();
                super.write(bytes, offset, length);
            }
        };

        transfer(ISO, TransferOptions.defaults()).download(Channels.newChannel(received));

        assertThat(received.toByteArray()).isEqualTo(pattern(0, SIZE));
        assertThat(host.logins()).isGreaterThan(logins);
    }

    @Test
    void aServerThatStandsStillEndsItAtTheLimitForThat() {
        FaultRule stall = host.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.StallAfter(100_000))
                        .once());
        TransferLimits short0 = new TransferLimits(Deadline.after(Duration.ofMinutes(2)), Duration.ofMillis(300));
        try (InputStream in =
                transfers.download(ISO, TransferRange.all(), short0).content()) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOfSatisfying(
                            HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT))
                    .hasMessageContaining("stood still for 0.3 s");
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            stall.release();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, ACCESS_DENIED",
        "403, ACCESS_DENIED",
        "404, NO_STORAGE_VOL",
        "500, INTERNAL_ERROR",
        "503, HTTP_ERROR"
    })
    void whatTheServerRefusesHasItsCodeAndNamesTheFile(int status, ErrorCode code) {
        host.faults().add(FaultRule.on("GET /folder", new Misbehaviour.Http(status, "text/html", "<html>no</html>")));

        assertFails(code, () -> download(ISO, TransferRange.all())).contains("[datastore1] iso/a.iso");
    }

    @Test
    void aTransferThatIsClosedEarlyLeavesNoConnection() throws IOException {
        transfers.download(ISO, TransferRange.all(), limits).content().close();

        assertThat(download(ISO, TransferRange.of(0, 3))).isEqualTo(pattern(0, 3));
    }

    // --- uploads of files

    @Test
    void aFileIsReplacedAsAWhole() {
        host.resetTraffic();
        upload(ISO, random(5_000_000));

        assertThat(datastore.read("iso/a.iso")).contains(random(5_000_000));
        assertThat(datastore.files()).containsExactly("iso/a.iso");
        TrafficCounts cost = host.traffic();
        assertThat(cost.of("PUT /folder")).isEqualTo(1);
        assertThat(cost.of("HEAD /folder")).isEqualTo(1);
        assertThat(cost.of("MoveDatastoreFile_Task")).isEqualTo(1);
    }

    @Test
    void whatHasNoLengthBeforehandIsTakenToo() {
        upload(ISO, TransferRange.all(), random(700_000));

        assertThat(datastore.read("iso/a.iso")).contains(random(700_000));
    }

    /** The file that was there stays as it was, and nothing lies beside it. */
    private void assertNothingHappened() throws IOException {
        host.faults().clear();
        assertThat(datastore.read("iso/a.iso").orElseThrow()).isEqualTo(pattern(0, SIZE));
        assertThat(datastore.files()).containsExactly("iso/a.iso");
    }

    @ParameterizedTest
    @CsvSource({
        "403, ACCESS_DENIED",
        "404, NO_STORAGE_VOL",
        "409, RESOURCE_BUSY",
        "507, OPERATION_FAILED",
        "500, INTERNAL_ERROR"
    })
    void anUploadThatIsRefusedLeavesAllAsItWas(int status, ErrorCode code) throws IOException {
        misbehave("PUT /folder", new Misbehaviour.Http(status, "text/html", "<html>no</html>"));

        assertFails(code, () -> upload(ISO, random(2_000_000)));

        assertNothingHappened();
    }

    @Test
    void anUploadThatIsCutLeavesAllAsItWas() throws IOException {
        misbehave("PUT /folder", new Misbehaviour.CutUpload(600_000));

        assertFails(ErrorCode.WRITE_FAILED, () -> upload(ISO, random(8_000_000)));

        assertNothingHappened();
    }

    @Test
    void anUploadThatCannotTakeItsPlaceLeavesAllAsItWas() throws IOException {
        misbehave("MoveDatastoreFile_Task", new Misbehaviour.TaskFault("FileLocked", "in use"));

        assertThatThrownBy(() -> upload(ISO, random(10))).isInstanceOf(HypervisorException.class);

        assertNothingHappened();
    }

    @Test
    void aSourceThatFailsLeavesAllAsItWasAndItsFailureIsTold() throws IOException {
        HypervisorException own = new HypervisorException(ErrorCode.OPERATION_ABORTED, "given up");
        InputStream failing = new InputStream() {
            private int blocks;

            @Override
            public int read() {
                throw own;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (blocks++ == 3) {
                    throw own;
                }
                return length;
            }
        };

        assertThatThrownBy(() -> transfers.upload(ISO, TransferRange.of(0, 9_000_000), failing, limits))
                .isSameAs(own);

        assertNothingHappened();
    }

    @Test
    void contentOfAnotherLengthThanAnnouncedLeavesAllAsItWas() throws IOException {
        assertFails(ErrorCode.INVALID_ARG, () -> upload(ISO, TransferRange.of(0, 1001), random(1000)))
                .contains("was to have 1001 bytes and ended after 1000 bytes");
        assertFails(ErrorCode.INVALID_ARG, () -> upload(ISO, TransferRange.of(0, 999), random(1000)))
                .contains("was to have 999 bytes and goes on after them");

        assertNothingHappened();
    }

    @Test
    void aPartInTheMiddleIsRefusedBeforeAnythingIsSent() throws IOException {
        host.resetTraffic();
        assertFails(ErrorCode.INVALID_ARG, () -> upload(ISO, TransferRange.from(10), random(10)))
                .contains("ESX replaces content as a whole");
        assertThat(host.traffic().total()).isZero();

        assertNothingHappened();
    }

    @Test
    void aVolumeThatIsGoneIsNotMadeAnew() {
        datastore.delete("iso/a.iso");

        assertFails(ErrorCode.NO_STORAGE_VOL, () -> upload(ISO, random(10)));

        assertThat(datastore.files()).isEmpty();
    }

    @Test
    void anInterruptedUploadTakesBackWhatItHasWritten() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                sending.countDown();
                return length;
            }
        };
        FaultRule stall = host.faults().add(FaultRule.on("PUT /folder", new Misbehaviour.StallAfter(100_000)));
        Throwable[] thrown = new Throwable[1];
        Thread sender = new Thread(() -> {
            try {
                transfers.upload(ISO, TransferRange.of(0, 1L << 32), endless, limits);
            } catch (HypervisorException e) {
                thrown[0] = e;
            }
        });
        sender.start();
        sending.await();
        sender.interrupt();
        stall.release();
        sender.join();

        assertThat(thrown[0])
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_ABORTED));
        assertNothingHappened();
    }

    @Test
    void aSessionThatHasEndedIsRenewedBeforeAByteIsSent() {
        host.expireSessions();

        upload(ISO, random(4_000_000));

        assertThat(datastore.read("iso/a.iso")).contains(random(4_000_000));
    }

    @Test
    void aCutUploadOfAFileBeginsAgain() throws IOException {
        Random random = new Random(9);
        for (int i = 0; i < 5; i++) {
            misbehave("PUT /folder", new Misbehaviour.CutUpload(1 + random.nextInt(3_000_000)));
        }
        Path source = Files.write(folder.resolve("b.iso"), random(3_500_000));
        TransferResult result;
        try (FileChannel channel = FileChannel.open(source)) {
            result = transfer(ISO, TransferOptions.defaults()).upload(channel);
        }

        assertThat(datastore.read("iso/a.iso")).contains(random(3_500_000));
        assertThat(datastore.files()).containsExactly("iso/a.iso");
        assertThat(result.repeats()).isEqualTo(5);
    }

    // --- disks

    @Test
    void aDisksContentIsWhatItsGuestSees() throws IOException {
        datastore.makeDisk("web/web.vmdk", GivenDisk.thick(2048));
        String descriptor = new String(datastore.read("web/web.vmdk").orElseThrow(), StandardCharsets.UTF_8);
        byte[] content = random(2048 << 10);

        upload(DISK, content);

        assertThat(datastore.read("web/web-flat.vmdk")).contains(content);
        assertThat(datastore.read("web/web.vmdk").orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(descriptor);
        assertThat(download(DISK, TransferRange.all())).isEqualTo(content);
        assertThat(download(DISK, TransferRange.of(512, 512))).isEqualTo(Arrays.copyOfRange(content, 512, 1024));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, (2048 << 10) - 512, (2048 << 10) + 1})
    void aDiskTakesExactlyItsCapacity(int size) {
        datastore.makeDisk("web/web.vmdk", GivenDisk.thick(2048));

        assertFails(ErrorCode.INVALID_ARG, () -> upload(DISK, random(size)))
                .contains("holds exactly 2097152 bytes, not " + size);

        assertThat(datastore.size("web/web-flat.vmdk")).hasValue(2048 << 10);
    }

    @Test
    void aDiskWhoseUploadFailsIsSaidToBeIncomplete() {
        datastore.makeDisk("web/web.vmdk", GivenDisk.thick(20_480));
        misbehave("PUT /folder", new Misbehaviour.CutUpload(100_000));

        assertFails(ErrorCode.WRITE_FAILED, () -> upload(DISK, new byte[20_480 << 10]))
                .contains("may hold a part of it now: upload it again before a domain uses it");
    }

    private void assertNotMoved(String descriptor, String why) {
        datastore.write("web/odd.vmdk", descriptor.getBytes(StandardCharsets.UTF_8));
        ThrowingCallable call = () -> download("[datastore1] web/odd.vmdk", TransferRange.all());
        assertFails(ErrorCode.NO_SUPPORT, call)
                .contains("[datastore1] web/odd.vmdk")
                .contains(why);
        assertFails(ErrorCode.NO_SUPPORT, () -> upload("[datastore1] web/odd.vmdk", random(512)));
    }

    @Test
    void disksOfOtherKindsAreRefusedWithTheReason() {
        String head = "# Disk DescriptorFile\nversion=1\n";
        assertNotMoved("KDMV\u0001\u0000", "it is no descriptor");
        assertNotMoved(head, "lies in 0 files");
        assertNotMoved(head + "RW 8 VMFS \"a-f001.vmdk\"\nRW 8 VMFS \"a-f002.vmdk\"\n", "lies in 2 files");
        assertNotMoved(head + "RW 8 VMFSSPARSE \"a-delta.vmdk\"\n", "of the type VMFSSPARSE");
        assertNotMoved(head + "RW 8 SESPARSE \"a-sesparse.vmdk\"\n", "of the type SESPARSE");
        assertNotMoved(head + "RW 8 FLAT \"a-flat.vmdk\" 64\n", "does not lie in a file of its own");
        assertNotMoved(head + "RW 8 ZERO\n", "of the type ZERO");
    }

    /** A descriptor may have been written by anybody who may write to the datastore. */
    @ParameterizedTest
    @ValueSource(strings = {"../secret/a-flat.vmdk", "/etc/passwd", "..", "", "a\\\\b"})
    void aDescriptorDoesNotLeadOutOfItsFolder(String name) {
        assertNotMoved(
                "# Disk DescriptorFile\nRW 8 VMFS \"" + name + "\"\n", "does not lie in a file of its own beside it");
    }
}
