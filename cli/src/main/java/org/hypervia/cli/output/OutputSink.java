// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** One stream that remembers when it broke. After that everything written to it is dropped. Thread-safe. */
final class OutputSink {
    // Of what the operating system tells about a file.
    private static final int TYPE_OF_FILE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;

    private final BufferedOutputStream stream;
    private final BooleanSupplier mayBePipe;
    private boolean closed;
    private String failure = "";

    /**
     * Writes to a stream.
     *
     * @param mayBePipe asked when writing fails: a pipe that breaks is no failure
     */
    OutputSink(OutputStream stream, BooleanSupplier mayBePipe) {
        this.stream = new BufferedOutputStream(stream, 1 << 16);
        this.mayBePipe = mayBePipe;
    }

    /** Writes to standard output. */
    static OutputSink standardOutput() {
        return new OutputSink(new FileOutputStream(FileDescriptor.out), OutputSink::standardOutputIsPipe);
    }

    /** Tells whether standard output is a terminal, or another device that text could command. */
    static boolean standardOutputIsDevice() {
        try {
            int mode = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode");
            return (mode & TYPE_OF_FILE) == CHARACTER_DEVICE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Where nobody knows, what a person might see is what counts.
            return true;
        }
    }

    /** Writes to standard error. */
    static OutputSink standardError() {
        return new OutputSink(new FileOutputStream(FileDescriptor.err), () -> true);
    }

    synchronized void write(byte[] bytes) {
        if (!closed) {
            try {
                stream.write(bytes);
            } catch (IOException e) {
                broken(e);
            }
        }
    }

    synchronized void flush() {
        if (!closed) {
            try {
                stream.flush();
            } catch (IOException e) {
                broken(e);
            }
        }
    }

    synchronized String failure() {
        return failure;
    }

    synchronized void silence() {
        closed = true;
    }

    private void broken(IOException error) {
        closed = true;
        String said = String.valueOf(error.getMessage());
        if (!said.toLowerCase(Locale.ROOT).contains("pipe") && !mayBePipe.getAsBoolean()) {
            failure = said;
        }
    }

    /** The message of a broken pipe comes in the language of the locale, so the file itself is asked too. */
    private static boolean standardOutputIsPipe() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
