// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.hypervia.api.CallOptions;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeIdentity;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.api.task.TaskProgress;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.TransferLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transfer that runs by itself, over a volume whose connections are cut. */
class TransferTest {
    private static final StorageVolumeIdentity VOLUME = new StorageVolumeIdentity("v", "pool", "a.iso", "[pool] a.iso");
    private static final int SIZE = 700_000;

    @TempDir
    private Path folder;

    private final byte[] bytes = random(SIZE);
    private final MemoryTransfers transfers = new MemoryTransfers(bytes);
    private final List<TaskProgress> heard = new ArrayList<>();
    private final TransferLimits limits = new TransferLimits(
            Deadline.of(CallOptions.defaults().progress(heard::add), Duration.ofMinutes(1)), Duration.ofSeconds(1));
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private TransferResult download(TransferOptions options) {
        return new Transfer(transfers, VOLUME, options, limits).download(Channels.newChannel(received));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aDownloadBringsEveryByteAndItsChecksum() throws Exception {
        TransferResult result = download(TransferOptions.defaults().withChecksum("SHA-256"));

        assertThat(received.toByteArray()).isEqualTo(bytes);
        assertThat(result.bytes()).isEqualTo(SIZE);
        assertThat(result.checksum()).contains(sha256(bytes));
        assertThat(result.repeats()).isZero();
        assertThat(transfers.open).isZero();
    }

    @Test
    void aCutDownloadGoesOnWhereItWasAndNoByteComesTwice() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            transfers.cuts.add(1 + random.nextInt(30_000));
        }

        TransferResult result =
                download(TransferOptions.defaults().withChecksum("SHA-256").withRepeats(1));

        assertThat(received.toByteArray()).isEqualTo(bytes);
        assertThat(result.repeats()).isEqualTo(20);
        assertThat(result.checksum()).contains(sha256(bytes));
        assertThat(transfers.asked).hasSize(21);
        assertThat(transfers.open).isZero();
    }

    @Test
    void aPartIsAskedForAsAPartAndGoesOnAsTheRestOfIt() {
        transfers.cuts.add(100);

        download(TransferOptions.defaults().withRange(TransferRange.of(5000, 1000)));

        assertThat(received.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 5000, 6000));
        assertThat(transfers.asked).containsExactly(TransferRange.of(5000, 1000), TransferRange.of(5100, 900));
    }

    @Test
    void aCutAfterTheLastByteIsNotRepeated() {
        transfers.cuts.add(SIZE);

        assertThat(download(TransferOptions.defaults()).bytes()).isEqualTo(SIZE);
        assertThat(received.toByteArray()).isEqualTo(bytes);
        assertThat(transfers.asked).hasSize(1);
    }

    @Test
    void whatNeverGetsFurtherIsGivenUpAndSaysHowFarItWas() {
        transfers.cuts.addAll(List.of(10, 0, 0, 0, 0));

        assertThatThrownBy(() -> download(TransferOptions.defaults().withRepeats(2)))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.READ_FAILED))
                .hasMessageContaining("[pool] a.iso was given up after 10 bytes and 3 repetitions");
        assertThat(transfers.asked).hasSize(4);
        assertThat(transfers.open).isZero();
    }

    @Test
    void nothingIsRepeatedForWhoDoesNotWantItNorAfterAnyOtherFailure() {
        transfers.cuts.add(10);
        assertThatThrownBy(() -> download(TransferOptions.defaults().withRepeats(0)))
                .isInstanceOf(HypervisorException.class);
        assertThat(transfers.asked).hasSize(1);

        transfers.cutCode = ErrorCode.ACCESS_DENIED;
        transfers.cuts.add(10);
        assertThatThrownBy(() -> download(TransferOptions.defaults()))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
        assertThat(transfers.asked).hasSize(2);
    }

    @Test
    void aFileThatHasAnotherLengthMeanwhileIsNotPutTogetherOfTwo() {
        transfers.cuts.add(1000);
        MemoryTransfers changing = transfers;
        WritableByteChannel target = new Collector() {
            @Override
            public int write(ByteBuffer part) throws IOException {
                changing.content = random(SIZE - 1);
                return super.write(part);
            }
        };

        assertThatThrownBy(() -> new Transfer(transfers, VOLUME, TransferOptions.defaults(), limits).download(target))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_FAILED))
                .hasMessageContaining("was changed while it was downloaded: it had 700000 bytes and has 699999 now");
    }

    @Test
    void aTargetThatDoesNotTakeItIsNeitherACutNorRepeated() {
        WritableByteChannel full = new Collector() {
            @Override
            public int write(ByteBuffer part) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> new Transfer(transfers, VOLUME, TransferOptions.defaults(), limits).download(full))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
                .hasMessageContaining("cannot be written: No space left on device");
        assertThat(transfers.asked).hasSize(1);
        assertThat(transfers.open).isZero();
    }

    @Test
    void progressIsToldInPercentAndEndsWithAHundred() {
        download(TransferOptions.defaults());

        assertThat(heard).extracting(TaskProgress::action).containsOnly("downloading [pool] a.iso");
        assertThat(heard.stream().map(step -> step.percent().orElseThrow()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(heard.get(heard.size() - 1).percent()).isEqualTo(OptionalInt.of(100));
        assertThat(heard.size()).isGreaterThan(2);
    }

    @Test
    void aLengthThatNobodyTellsIsNoTrouble() {
        transfers.tellsLength = false;

        assertThat(download(TransferOptions.defaults()).bytes()).isEqualTo(SIZE);
        assertThat(received.toByteArray()).isEqualTo(bytes);
        assertThat(heard.get(0).percent()).isEmpty();
    }

    @Test
    void aLimitForTheWholeEndsIt() {
        TransferLimits over = new TransferLimits(Deadline.after(Duration.ZERO), Duration.ofSeconds(1));

        assertThatThrownBy(() -> new Transfer(transfers, VOLUME, TransferOptions.defaults(), over)
                        .download(Channels.newChannel(received)))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT));
        assertThat(transfers.open).isZero();
    }

    @Test
    void anInterruptEndsItBeforeTheNextAttempt() {
        transfers.cuts.add(1000);
        WritableByteChannel target = new Collector() {
            @Override
            public int write(ByteBuffer part) throws IOException {
                Thread.currentThread().interrupt();
                return super.write(part);
            }
        };

        assertThatThrownBy(() -> new Transfer(transfers, VOLUME, TransferOptions.defaults(), limits).download(target))
                .isInstanceOf(HypervisorException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(transfers.asked).hasSize(1);
    }

    private TransferResult upload(FileChannel source, TransferOptions options) {
        return new Transfer(transfers, VOLUME, options, limits).upload(source);
    }

    @Test
    void aFileIsUploadedFromItsPositionWithItsLengthAndItsChecksum() throws Exception {
        Path file = Files.write(folder.resolve("a"), bytes);
        try (FileChannel source = FileChannel.open(file)) {
            source.position(1234);

            TransferResult result = upload(source, TransferOptions.defaults().withChecksum("SHA-256"));

            byte[] sent = Arrays.copyOfRange(bytes, 1234, SIZE);
            assertThat(transfers.content).isEqualTo(sent);
            assertThat(transfers.asked).containsExactly(TransferRange.of(0, SIZE - 1234));
            assertThat(result.bytes()).isEqualTo(SIZE - 1234);
            assertThat(result.checksum()).contains(sha256(sent));
            assertThat(heard.get(heard.size() - 1))
                    .isEqualTo(new TaskProgress("uploading [pool] a.iso", OptionalInt.of(100)));
        }
    }

    @Test
    void aCutUploadOfAFileBeginsAgainWhereTheFileBegan() throws Exception {
        Path file = Files.write(folder.resolve("a"), bytes);
        transfers.cutCode = ErrorCode.WRITE_FAILED;
        transfers.cuts.addAll(List.of(5000, 300_000, 1));
        try (FileChannel source = FileChannel.open(file)) {
            source.position(10);

            TransferResult result = upload(source, TransferOptions.defaults());

            assertThat(transfers.content).isEqualTo(Arrays.copyOfRange(bytes, 10, SIZE));
            assertThat(result.repeats()).isEqualTo(3);
            assertThat(result.bytes()).isEqualTo(SIZE - 10);
        }
    }

    @Test
    void aCutUploadOfAStreamSaysThatItCannotBeginAgain() {
        transfers.cutCode = ErrorCode.WRITE_FAILED;
        transfers.cuts.add(5000);

        assertThatThrownBy(() -> new Transfer(transfers, VOLUME, TransferOptions.defaults(), limits)
                        .upload(Channels.newChannel(new ByteArrayInputStream(bytes))))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
                .hasMessageContaining("the source cannot be read a second time");
        assertThat(transfers.asked).hasSize(1);
    }

    @Test
    void noMoreIsReadOfAStreamThanWasAnnounced() {
        ByteArrayInputStream stream = new ByteArrayInputStream(bytes);
        TransferOptions part = TransferOptions.defaults().withRange(TransferRange.of(0, 1000));

        new Transfer(transfers, VOLUME, part, limits).upload(Channels.newChannel(stream));

        assertThat(transfers.content).isEqualTo(Arrays.copyOf(bytes, 1000));
        assertThat(stream.available()).isEqualTo(SIZE - 1000);
    }

    @Test
    void aSourceThatCannotBeReadIsNeitherACutNorRepeated() throws IOException {
        Path file = Files.write(folder.resolve("a"), bytes);
        FileChannel source = FileChannel.open(file);
        HypervisorException error = catchThrowableOfType(
                HypervisorException.class,
                () -> new Transfer(
                                new MemoryTransfers(bytes) {
                                    @Override
                                    public void upload(
                                            String ref,
                                            TransferRange range,
                                            java.io.InputStream in,
                                            TransferLimits limits) {
                                        closeQuietly(source);
                                        super.upload(ref, range, in, limits);
                                    }
                                },
                                VOLUME,
                                TransferOptions.defaults(),
                                limits)
                        .upload(source));

        assertThat(error.code()).isEqualTo(ErrorCode.READ_FAILED);
        assertThat(error).hasMessageStartingWith("the source of [pool] a.iso cannot be read");
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aChecksumThatDoesNotExistIsRefusedBeforeAnythingIsMoved() {
        assertThatThrownBy(() -> download(TransferOptions.defaults().withChecksum("CRC-0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no checksum 'CRC-0'");
        assertThat(transfers.asked).isEmpty();
    }

    private static class Collector implements WritableByteChannel {
        @Override
        public int write(ByteBuffer part) throws IOException {
            int count = part.remaining();
            part.position(part.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
