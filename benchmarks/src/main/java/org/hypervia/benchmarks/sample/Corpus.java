// SPDX-License-Identifier: Apache-2.0
package org.hypervia.benchmarks.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Libvirt's conversion cases, read where they lie: below the directory that the system property {@code hypervia.shared}
 * names.
 */
public final class Corpus {
    private Corpus() {}

    /**
     * Reads the inputs of one direction, of the cases of libvirt 9.0.0 that convert.
     *
     * @param direction {@code vmx2xml} or {@code xml2vmx}
     * @return the inputs
     * @throws IllegalStateException if there is no corpus
     */
    public static List<byte[]> inputs(String direction) {
        Path corpus = Path.of(System.getProperty("hypervia.shared", "no-such-directory"), "corpus");
        if (!Files.isDirectory(corpus)) {
            throw new IllegalStateException("There is no corpus at " + corpus
                    + "; name its parent directory with -jvmArgs -Dhypervia.shared=DIR");
        }
        try {
            List<byte[]> inputs = new ArrayList<>();
            for (String line : Files.readAllLines(corpus.resolve("manifest.tsv"))) {
                String[] cells = line.split("\t", -1);
                if (cells[0].equals(direction) && cells[5].equals("ok") && cells[6].equals("9.0.0")) {
                    inputs.add(Files.readAllBytes(corpus.resolve(cells[2])));
                }
            }
            return inputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
