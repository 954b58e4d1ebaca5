// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.VolumeUpload;
import org.jspecify.annotations.Nullable;

/**
 * An upload that the caller pushes, over one that a provider pulls: a thread of its own pulls what comes through a pipe of fixed
 * size. Not thread-safe, but for the end of the connection.
 */
public final class Uploading implements VolumeUpload {
    private static final long CLOSING_MILLIS = 3_000;

    private final String path;
    private final Pipe pipe;
    private final Thread puller;
    private final Runnable forgotten;
    private boolean over;

    private Uploading(String path, Pipe pipe, Thread puller, Runnable forgotten) {
        this.path = path;
        this.pipe = pipe;
        this.puller = puller;
        this.forgotten = forgotten;
    }

    /**
     * Starts an upload.
     *
     * @param path the volume, for messages
     * @param upload the provider's upload, which reads a stream to its end
     * @param whenClosed has something done when the connection is closed, and returns what forgets that
     * @return the upload, with a thread that ends with it
     */
    public static Uploading start(String path, Consumer<InputStream> upload, Function<Runnable, Runnable> whenClosed) {
        Pipe pipe = new Pipe();
        Thread puller = new Thread(() -> pull(upload, pipe), "hypervia-upload " + path);
        puller.setDaemon(true);
        Runnable forgotten = whenClosed.apply(() -> {
            pipe.giveUp(new HypervisorException(
                    ErrorCode.INVALID_CONN, "the connection was closed while " + path + " was uploaded"));
            awaitEnd(puller);
        });
        puller.start();
        return new Uploading(path, pipe, puller, forgotten);
    }

    /** What was half sent is taken back over the connection, which is not closed before. */
    private static void awaitEnd(Thread puller) {
        try {
            puller.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pull(Consumer<InputStream> upload, Pipe pipe) {
        @Nullable
        RuntimeException failure = new HypervisorException(
                ErrorCode.INTERNAL_ERROR, "the upload ended without a word: look whether there is enough memory");
        try {
            upload.accept(pipe.source());
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            // An error of the JVM too must not leave the writer waiting, or pass for success.
            pipe.taken(failure);
        }
    }

    @Override
    public OutputStream content() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                send(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                send(bytes, offset, length);
            }

            /** Commits nothing: a source that fails in the middle closes its target too. */
            @Override
            public void close() {}
        };
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (over) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_INVALID, "the upload of " + path + " is over: begin another one");
        }
        try {
            pipe.write(bytes, offset, length);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void finish() {
        if (over) {
            return;
        }
        pipe.end();
        try {
            puller.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        over = true;
        forgotten.run();
        pipe.check();
    }

    @Override
    public void abort() {
        if (over) {
            return;
        }
        giveUp(false);
    }

    private void giveUp(boolean atOnce) {
        over = true;
        forgotten.run();
        boolean pulls = pipe.giveUp(
                new HypervisorException(ErrorCode.OPERATION_ABORTED, "the upload of " + path + " was given up"));
        if (atOnce && !pulls) {
            // It has all and waits for the server's word: no read will tell it.
            puller.interrupt();
        }
        boolean interrupted = false;
        // What the provider takes back then has limits of its own.
        while (puller.isAlive()) {
            try {
                puller.join();
            } catch (InterruptedException e) {
                interrupted = true;
                puller.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private HypervisorException interrupted(InterruptedException cause) {
        giveUp(true);
        Thread.currentThread().interrupt();
        return new HypervisorException(
                ErrorCode.OPERATION_ABORTED, "the upload of " + path + " was interrupted", cause);
    }

    /** What lies between the two threads: a ring of bytes. Each side waits for the other. */
    private static final class Pipe {
        private static final int SIZE = 512 << 10;

        private final byte[] ring = new byte[SIZE];
        private int first;
        private int held;
        private boolean ended;
        private boolean endRead;
        private boolean done;
        private @Nullable RuntimeException failure;

        synchronized void write(byte[] bytes, int offset, int length) throws InterruptedException {
            int at = offset;
            while (at < offset + length) {
                while (held == SIZE && !done && failure == null) {
                    wait();
                }
                check();
                if (done) {
                    throw new HypervisorException(
                            ErrorCode.INVALID_ARG, "more bytes were sent than the upload was announced with");
                }
                int into = (first + held) % SIZE;
                int part = Math.min(Math.min(offset + length - at, SIZE - held), SIZE - into);
                System.arraycopy(bytes, at, ring, into, part);
                at += part;
                held += part;
                notifyAll();
            }
        }

        synchronized int read(byte[] target, int offset, int length) throws InterruptedException {
            while (held == 0 && !ended && failure == null) {
                wait();
            }
            check();
            if (held == 0) {
                endRead = true;
                return -1;
            }
            int part = Math.min(Math.min(length, held), SIZE - first);
            System.arraycopy(ring, first, target, offset, part);
            first = (first + part) % SIZE;
            held -= part;
            notifyAll();
            return part;
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        /** Returns whether the reader will hear of it; false when it has read the end already. */
        synchronized boolean giveUp(RuntimeException why) {
            if (failure == null && !done) {
                failure = why;
            }
            notifyAll();
            return !endRead;
        }

        synchronized void taken(@Nullable RuntimeException why) {
            done = true;
            if (failure == null) {
                failure = why;
            }
            notifyAll();
        }

        synchronized void check() {
            if (failure != null) {
                throw failure;
            }
        }

        InputStream source() {
            return new InputStream() {
                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    Objects.checkFromIndexSize(offset, length, target.length);
                    if (length == 0) {
                        return 0;
                    }
                    try {
                        return Pipe.this.read(target, offset, length);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new HypervisorException(ErrorCode.OPERATION_ABORTED, "the upload was interrupted", e);
                    }
                }
            };
        }
    }
}
