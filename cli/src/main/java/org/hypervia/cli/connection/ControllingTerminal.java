// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.hypervia.cli.output.PlainText;

/** The terminal from which the program was started, {@code /dev/tty}, even when the standard streams are pipes. */
final class ControllingTerminal implements Terminal {
    private static final Path DEVICE = Path.of("/dev/tty");

    @Override
    public boolean isPresent() {
        // The file is always there, but only a process that has a terminal can open it.
        try {
            new FileInputStream(DEVICE.toFile()).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<char[]> ask(String prompt, boolean hidden) {
        Echo echo = hidden ? Echo.off(DEVICE) : Echo.untouched();
        try {
            write(PlainText.of(prompt.stripTrailing()) + " ");
            return readLine();
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            echo.close();
            if (hidden) {
                write("\n");
            }
        }
    }

    static void write(String text) {
        try (FileOutputStream device = new FileOutputStream(DEVICE.toFile())) {
            device.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Whoever cannot see the prompt will not answer it either.
        }
    }

    private static Optional<char[]> readLine() throws IOException {
        Line line = new Line();
        try (InputStream device = new FileInputStream(DEVICE.toFile())) {
            int b = device.read();
            if (b < 0) {
                return Optional.empty();
            }
            for (; b >= 0 && b != '\n'; b = device.read()) {
                line.write(b);
            }
            return Optional.of(line.decode());
        } finally {
            line.wipe();
        }
    }

    /** Collects a secret and can wipe it. */
    private static final class Line extends ByteArrayOutputStream {
        char[] decode() {
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(buf, 0, count));
            char[] answer = Arrays.copyOfRange(decoded.array(), decoded.position(), decoded.limit());
            Arrays.fill(decoded.array(), '\0');
            return answer;
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
