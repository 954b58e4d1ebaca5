// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hypervia.esx.Simulated.assertFails;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.simulator.GivenDisk;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content of volumes written over {@code /folder}: complete or not at all, and that of disks in place. */
class EsxUploadsTest extends TransferFixture {
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

    /** The part is not there yet when it is looked for first. */
    @Test
    void whatAHostWritesAfterItsUploadWasGivenUpIsRemovedToo() throws Exception {
        FaultRule stall = host.faults()
                .add(FaultRule.on("PUT /folder", new Misbehaviour.StallAfter(100_000))
                        .once());
        HypervisorException own = new HypervisorException(ErrorCode.OPERATION_ABORTED, "given up");
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(random(150_000)), new InputStream() {
            @Override
            public int read() {
                throw own;
            }
        });
        Thread late = new Thread(() -> {
            while (stall.matches() == 0) {
                Thread.onSpinWait();
            }
            long ended = host.traffic().of("DestroyPropertyFilter");
            while (host.traffic().of("DestroyPropertyFilter") == ended) {
                Thread.onSpinWait();
            }
            stall.release();
        });
        late.start();

        assertThatThrownBy(() -> transfers.upload(ISO, TransferRange.of(0, 9_000_000), failing, limits))
                .isSameAs(own);
        late.join();

        assertThat(host.traffic().of("DeleteDatastoreFile_Task")).isGreaterThan(1);
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
