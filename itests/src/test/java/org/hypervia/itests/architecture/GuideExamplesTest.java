// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hypervia.api.Hypervisors;
import org.hypervia.simulator.EsxSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** The code on the pages for people compiles as it is printed, and what they name is there. */
class GuideExamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)(?:#[^)]*)?\\)");

    @TempDir
    Path classes;

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    @Test
    void everyPieceOfCodeCompiles() throws IOException {
        List<ExampleCode> sources = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            Matcher piece = JAVA.matcher(text);
            while (piece.find()) {
                long line = text.substring(0, piece.start()).lines().count() + 1;
                String where = page.getFileName() + ":" + line;
                sources.add(ExampleCode.of(where, "Piece" + sources.size(), piece.group(1)));
            }
        }

        assertThat(sources).as("pieces of code").hasSizeGreaterThan(15);
        assertThat(ExampleCode.errors(sources, classes, Hypervisors.class, EsxSimulator.class, BundleContext.class))
                .isEmpty();
    }

    @Test
    void everyLinkToAFileLeadsToOne() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(page.getFileName() + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
