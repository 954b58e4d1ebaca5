// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is nothing as long as it is not whole: it is taken away at the end, also when the program is ended from outside. */
final class Leftover implements AutoCloseable {
    private final Path file;
    private final Thread ending = new Thread(this::remove, "hypervia-leftover");

    Leftover(Path file) {
        this.file = file;
        try {
            Runtime.getRuntime().addShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The program is being ended, and whoever writes fails soon.
        }
    }

    Path file() {
        return file;
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Nobody is there any more who could be told.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The program is being ended, and the hook does its work.
        }
        Files.deleteIfExists(file);
    }
}
