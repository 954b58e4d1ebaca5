// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads and writes the domain XML of libvirt's own tests, where they lie; nothing of them is kept here. */
class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("hypervia.shared", ""), "corpus");

    /** Texts that libvirt prints but reads as something else, each with what its own reader makes of it. */
    private static final Map<String, Map<String, String>> READ_DIFFERENTLY = Map.of(
            // A block device without any source element is read as an empty drive for files.
            "vmx2xml/cdrom-ide-empty-2.xml",
            Map.of("<disk type='block' device='cdrom'>", "<disk type='file' device='cdrom'>"));

    private record Row(String file, DomainXmlDialect dialect) {}

    static Stream<Row> writtenByLibvirt() throws IOException {
        return rows("vmx2xml", 3, true);
    }

    static Stream<Row> readByLibvirt() throws IOException {
        return rows("xml2vmx", 2, false);
    }

    private static Stream<Row> rows(String direction, int fileColumn, boolean dialectFromRow) throws IOException {
        Path manifest = CORPUS.resolve("manifest.tsv");
        if (!Files.exists(manifest)) {
            return Stream.of(new Row("absent", DomainXmlDialect.LATEST));
        }
        return Files.readAllLines(manifest).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t")))
                .filter(columns -> columns.get(0).equals(direction)
                        && !columns.get(fileColumn).equals("-"))
                .map(columns -> new Row(
                        columns.get(fileColumn),
                        dialectFromRow && columns.get(6).equals("9.0.0")
                                ? DomainXmlDialect.LIBVIRT_9_0
                                : DomainXmlDialect.LATEST));
    }

    @ParameterizedTest
    @MethodSource("writtenByLibvirt")
    void whatLibvirtWroteIsReadAndWrittenAsTheSameBytes(Row row) throws IOException {
        String xml = text(row);
        if (row.dialect() == DomainXmlDialect.LATEST) {
            // Zeros are no MAC address there, and another one is made up: NewestDialectTest shows it.
            xml = xml.replace("address='00:00:00:00:00:00'", "address='00:50:56:00:00:01'");
        }
        // Two disks sda on different buses: libvirt shows them, but takes them only without validation.
        ParseOptions options = ParseOptions.builder()
                .dialect(row.dialect())
                .validated(false)
                .skipped(skipped -> {
                    throw new AssertionError("not held by the model: " + skipped);
                })
                .build();
        DomainDefinition domain = DomainXml.parse(xml, options);
        String expected = xml;
        for (Map.Entry<String, String> change :
                READ_DIFFERENTLY.getOrDefault(row.file(), Map.of()).entrySet()) {
            expected = expected.replace(change.getKey(), change.getValue());
        }
        String written = DomainXml.format(
                domain, FormatOptions.DEFAULT.withDialect(row.dialect()).withSecrets(true));
        assertThat(written).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("readByLibvirt")
    void whatLibvirtReadsIsReadAndStaysTheSameFromThenOn(Row row) throws IOException {
        String xml = text(row);
        for (DomainXmlDialect dialect : DomainXmlDialect.values()) {
            ParseOptions options = ParseOptions.builder()
                    .dialect(dialect)
                    .inactive(true)
                    .random(new Random(1))
                    .build();
            FormatOptions formatOptions =
                    FormatOptions.DEFAULT.withDialect(dialect).withSecrets(true);
            DomainDefinition domain = DomainXml.parse(xml, options);
            String written = DomainXml.format(domain, formatOptions);
            assertThat(DomainXml.parse(written, options)).isEqualTo(domain);
            assertThat(DomainXml.format(DomainXml.parse(written, options), formatOptions))
                    .isEqualTo(written);
        }
    }

    @Test
    void theCorpusIsThereWithAllItsRows() throws IOException {
        assumeTrue(Files.exists(CORPUS.resolve("manifest.tsv")), "the shared corpus is not on this machine: " + CORPUS);
        assertThat(writtenByLibvirt()).hasSizeGreaterThanOrEqualTo(49);
        assertThat(readByLibvirt()).hasSizeGreaterThanOrEqualTo(36);
    }

    private static String text(Row row) throws IOException {
        assumeTrue(!row.file().equals("absent"), "the shared corpus is not on this machine: " + CORPUS);
        return Files.readString(CORPUS.resolve(row.file()), StandardCharsets.UTF_8);
    }
}
