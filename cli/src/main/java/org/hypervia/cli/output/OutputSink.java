// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** One stream that remembers when it broke. After that everything written to it is dropped. Thread-safe. */
final class OutputSink {
    // Of what the operating system tells about a file.
    private static final int TYPE_OF_FILE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;

    /** Goes back to the beginning of a terminal's line and empties it. */
    private static final String CLEAR = "\r\u001b[K";

    private final BufferedOutputStream stream;
    private final BooleanSupplier mayBePipe;
    private boolean closed;
    private boolean lineShown;
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
        // Where nobody knows, what a person might see is what counts.
        return isDevice("/dev/fd/1", true);
    }

    /** Tells whether standard error is a terminal; where nobody knows it is none. */
    static boolean standardErrorIsTerminal() {
        return isDevice("/dev/fd/2", false);
    }

    private static boolean isDevice(String file, boolean otherwise) {
        try {
            int mode = (int) Files.getAttribute(Path.of(file), "unix:mode");
            return (mode & TYPE_OF_FILE) == CHARACTER_DEVICE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return otherwise;
        }
    }

    /** Writes to standard error. */
    static OutputSink standardError() {
        return new OutputSink(new FileOutputStream(FileDescriptor.err), () -> true);
    }

    /** Shows a line in the place of the one that was shown before. */
    synchronized void showLine(String text) {
        hideLine();
        write(text.getBytes(StandardCharsets.UTF_8));
        lineShown = true;
        flush();
    }

    /** Takes the shown line away. */
    synchronized void hideLine() {
        if (lineShown) {
            lineShown = false;
            write(CLEAR.getBytes(StandardCharsets.UTF_8));
            flush();
        }
    }

    synchronized void write(byte[] bytes) {
        if (lineShown) {
            hideLine();
        }
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
