// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.call.Users;
import org.hypervia.libvirt.remote.LibvirtStream;
import org.hypervia.spi.Deadline;

/**
 * A native stream between two calls. Whoever waits for one of its calls can go; the stream is freed when the last call on it is over,
 * and aborted unless it was finished. Thread-safe.
 */
final class OpenStream implements AutoCloseable {
    /** How long a close waits until the other side has heard of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LibvirtSession session;
    private final LibvirtStream stream;
    private final Users users;
    private final CountDownLatch freed = new CountDownLatch(1);

    OpenStream(LibvirtSession session, LibvirtStream stream) {
        this.session = session;
        this.stream = stream;
        this.users = new Users(
                () -> new HypervisorException(ErrorCode.OPERATION_INVALID, "the transfer is over: begin another one"),
                () -> session.free(this, this::free));
    }

    private void free() {
        try {
            stream.close();
        } finally {
            freed.countDown();
        }
    }

    /** Makes a call on it. */
    <T> T use(String what, Deadline deadline, Function<LibvirtStream, T> use) {
        return session.use(what, deadline, open -> users.use(() -> use.apply(stream)));
    }

    /** Has it freed when its last call is over, and does not wait. Does nothing the second time. */
    void giveUp() {
        users.close();
    }

    /** Frees it, and waits for that a little: a silent daemon holds nobody up, nor does one who is interrupted wait. */
    @Override
    public void close() {
        giveUp();
        try {
            freed.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
