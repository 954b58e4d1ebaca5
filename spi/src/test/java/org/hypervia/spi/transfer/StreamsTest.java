// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.storage.DownloadSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Libvirt's calls on a stream, over content that a provider has open. One after the other: they count the threads. */
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(60)
class StreamsTest {
    private static final int SIZE = 2_000_000;
    private static final long LONG_MILLIS = 30_000;

    private final byte[] bytes = new byte[SIZE];
    private final List<Runnable> whenClosed = new ArrayList<>();

    StreamsTest() {
        new Random(3).nextBytes(bytes);
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    // --- downloads

    private final List<String> closed = new ArrayList<>();

    private Downloading downloading(OptionalLong length) {
        InputStream content = new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                closed.add("closed");
            }
        };
        return new Downloading("[d] a.iso", new DownloadSource(content, length));
    }

    @Test
    void receivingEndsWithNothingAndThenItCanBeFinished() {
        Downloading download = downloading(OptionalLong.of(SIZE));
        byte[] all = new byte[SIZE];
        byte[] block = new byte[300_000];
        int count = 0;
        for (int got = download.receive(block); got > 0; got = download.receive(block)) {
            System.arraycopy(block, 0, all, count, got);
            count += got;
        }
        download.finish();
        download.finish();
        download.close();

        assertThat(all).isEqualTo(bytes);
        assertThat(download.length()).hasValue(SIZE);
        assertThat(closed).hasSize(1);
        assertFails(ErrorCode.OPERATION_INVALID, () -> download.receive(block));
    }

    @Test
    void aPartIsNotTakenForTheWhole() {
        Downloading download = downloading(OptionalLong.of(SIZE));
        download.receive(new byte[10]);

        assertThatThrownBy(download::finish)
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_INVALID))
                .hasMessageContaining("after 10 bytes, before its end");
        assertThat(closed).hasSize(1);
    }

    @Test
    void whoAbortsNeedNotHaveReadAll() {
        Downloading download = downloading(OptionalLong.empty());
        download.receive(new byte[10]);
        download.abort();
        download.finish();

        assertThat(closed).hasSize(1);
    }

    @Test
    void theStreamCountsWhateverWayItIsRead() throws IOException {
        Downloading download = downloading(OptionalLong.of(SIZE));
        InputStream content = download.content();

        assertThat(content.read()).isEqualTo(bytes[0] & 0xff);
        assertThat(content.skip(999)).isEqualTo(999);
        assertThat(content.markSupported()).isFalse();
        assertThat(content.readNBytes(SIZE)).isEqualTo(Arrays.copyOfRange(bytes, 1000, SIZE));
        download.finish();
        assertThat(closed).hasSize(1);
        assertThatThrownBy(content::read).isInstanceOf(IOException.class);
    }

    @Test
    void closingTheStreamGivesItUp() throws IOException {
        downloading(OptionalLong.of(SIZE)).content().close();

        assertThat(closed).hasSize(1);
    }

    // --- uploads

    private Uploading uploading(java.util.function.Consumer<InputStream> provider) {
        return Uploading.start("[d] a.iso", provider, action -> {
            whenClosed.add(action);
            return () -> whenClosed.remove(action);
        });
    }

    private static byte[] readAll(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Thread> pullers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hypervia-upload"))
                .toList();
    }

    @Test
    void whatIsSentArrivesInOrderAndFinishWaitsForIt() throws IOException {
        AtomicReference<byte[]> arrived = new AtomicReference<>();
        Uploading upload = uploading(in -> arrived.set(readAll(in)));
        upload.send(bytes, 0, 5);
        try (OutputStream out = upload.content()) {
            out.write(bytes[5]);
            out.write(bytes, 6, SIZE - 6);
        }
        upload.finish();
        upload.abort();

        assertThat(arrived.get()).isEqualTo(bytes);
        assertThat(whenClosed).isEmpty();
        assertThat(pullers()).isEmpty();
        assertFails(ErrorCode.OPERATION_INVALID, () -> upload.send(bytes, 0, 1));
    }

    /** As a source that fails in the middle of a copy closes it. */
    @Test
    void closingTheStreamFinishesNothing() throws IOException {
        AtomicReference<byte[]> arrived = new AtomicReference<>();
        Uploading upload = uploading(in -> arrived.set(readAll(in)));
        upload.content().write(bytes, 0, 100);
        upload.content().close();
        upload.close();

        assertThat(arrived.get()).isNull();
        assertThat(pullers()).isEmpty();
    }

    @Test
    void anErrorOfTheJvmIsNoSuccess() {
        Uploading upload = uploading(in -> {
            throw new OutOfMemoryError("seeded");
        });

        assertFails(ErrorCode.INTERNAL_ERROR, upload::finish);
    }

    @Test
    void aSlowServerHoldsUpTheSender() throws Exception {
        CountDownLatch mayRead = new CountDownLatch(1);
        AtomicReference<byte[]> arrived = new AtomicReference<>();
        Uploading upload = uploading(in -> {
            try {
                mayRead.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            arrived.set(readAll(in));
        });
        Thread sender = new Thread(() -> {
            upload.send(bytes, 0, SIZE);
            upload.finish();
        });
        sender.start();
        while (sender.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(arrived.get()).isNull();
        mayRead.countDown();
        sender.join();

        assertThat(arrived.get()).isEqualTo(bytes);
    }

    @Test
    void whatTheServerSaysIsThrownByTheSenderAndByFinish() {
        HypervisorException full = new HypervisorException(ErrorCode.OPERATION_FAILED, "no room");
        Uploading upload = uploading(in -> {
            throw full;
        });

        assertThatThrownBy(() -> {
                    while (true) {
                        upload.send(bytes, 0, SIZE);
                    }
                })
                .isSameAs(full);
        assertThatThrownBy(upload::finish).isSameAs(full);
        assertThat(pullers()).isEmpty();
    }

    @Test
    void whatComesAfterTheServerHasEnoughIsRefused() {
        Uploading upload = uploading(in -> {});

        assertFails(ErrorCode.INVALID_ARG, () -> {
            while (true) {
                upload.send(bytes, 0, SIZE);
            }
        });
        upload.abort();
    }

    @Test
    void whatIsClosedWithoutBeingFinishedIsGivenUpSoThatTheProviderTakesItBack() {
        AtomicReference<HypervisorException> told = new AtomicReference<>();
        Uploading upload = uploading(in -> {
            try {
                readAll(in);
            } catch (HypervisorException e) {
                told.set(e);
                throw e;
            }
        });
        upload.send(bytes, 0, 10);
        upload.close();
        upload.close();

        assertThat(told.get().code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(whenClosed).isEmpty();
        assertThat(pullers()).isEmpty();
    }

    @Test
    void theEndOfTheConnectionEndsItToo() {
        Uploading upload = uploading(StreamsTest::readAll);
        upload.send(bytes, 0, 10);
        whenClosed.get(0).run();

        assertFails(ErrorCode.INVALID_CONN, upload::finish);
        assertThat(pullers()).isEmpty();
    }

    private static HypervisorException failureOf(Runnable call, CountDownLatch interruptWhen) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean kept = new AtomicBoolean();
        Thread sender = new Thread(() -> {
            try {
                call.run();
            } catch (RuntimeException e) {
                thrown.set(e);
            }
            kept.set(Thread.currentThread().isInterrupted());
        });
        sender.start();
        interruptWhen.await();
        sender.interrupt();
        sender.join(LONG_MILLIS);
        assertThat(sender.isAlive()).as("the sender hangs").isFalse();
        assertThat(kept).isTrue();
        return (HypervisorException) thrown.get();
    }

    @Test
    void whoIsInterruptedWhileTheServerHasAllAndSaysNothingIsLetGo() throws Exception {
        CountDownLatch allRead = new CountDownLatch(1);
        Uploading upload = uploading(in -> {
            readAll(in);
            allRead.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new HypervisorException(ErrorCode.OPERATION_ABORTED, "interrupted", e);
            }
        });

        assertThat(failureOf(upload::finish, allRead).code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(pullers()).isEmpty();
    }

    /** What it does after a read that failed, as taking back a part, is not disturbed. */
    @Test
    void whoIsInterruptedWhileTheServerStillReadsLetsItTakeBackInPeace() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        AtomicReference<Boolean> disturbed = new AtomicReference<>();
        Uploading upload = uploading(in -> {
            try {
                in.readNBytes(SIZE / 2);
                sending.countDown();
                readAll(in);
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                disturbed.set(Thread.currentThread().isInterrupted());
            }
        });

        HypervisorException error = failureOf(
                () -> {
                    while (true) {
                        upload.send(bytes, 0, SIZE);
                    }
                },
                sending);

        assertThat(error.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(disturbed.get()).isFalse();
        assertThat(pullers()).isEmpty();
    }
}
