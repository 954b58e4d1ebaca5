// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.vmx.path.OfflinePaths;
import org.hypervia.esx.vmx.text.Utf8;
import org.hypervia.esx.vmx.text.VmxFile;
import org.hypervia.esx.vmx.text.VmxReader;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.spi.domainxml.DomainCompletion;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.GuestCapabilities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Libvirt's own test data, byte for byte, driven by its manifest; the data stays where it lies, outside the repository.
 *
 * <p>Rows of 9.0.0 must hold under compat 9.0. Rows of later versions must hold with the rules of just that version, and in
 * the newest dialect wherever they are the newest row of their case and nothing that came later touches them; the others
 * are listed as skipped with that reason.
 */
class CorpusTest {
    private static final String NEWEST = "post-12.5";

    /** What later versions added or moved, as chapter 5 of the reference lists it; nothing else may differ. */
    private static final List<String> LATER = List.of(
            "<uuid>", "<hwuuid>", "<nvram>", "<topology ", "<controller ", "</controller>", "<address type='pci' ");

    private record Row(
            String direction, String name, String input, String expected, String parameters, String libvirt) {
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[6]);
        }

        boolean isReading() {
            return direction.equals("vmx2xml");
        }

        boolean isBaseline() {
            return libvirt.equals("9.0.0");
        }

        @Nullable
        String parameter(String key, @Nullable String absent) {
            return parameters.startsWith(key + "=") ? parameters.substring(key.length() + 1) : absent;
        }

        VmxOptions options(DomainXmlDialect dialect) {
            return VmxOptions.builder()
                    .dialect(dialect)
                    .directory("[datastore] directory")
                    .missingDatastores(Set.of("missing"))
                    .datacenterPath(parameter("datacenterPath", null))
                    .securityInfo(true)
                    .hardwareVersion(Integer.parseInt(parameter("virtualHW", "4")))
                    .scsiModel("lsilogic")
                    .build();
        }
    }

    private static Path corpus() {
        String shared = System.getProperty("hypervia.shared");
        Assumptions.assumeTrue(shared != null, "the system property hypervia.shared does not say where the corpus is");
        Path corpus = Path.of(shared, "corpus");
        Assumptions.assumeTrue(Files.isDirectory(corpus), () -> "there is no corpus at " + corpus);
        return corpus;
    }

    private static List<Row> rows(Path corpus) throws IOException {
        List<Row> rows = Files.readAllLines(corpus.resolve("manifest.tsv")).stream()
                .skip(1)
                .map(Row::of)
                .toList();
        assertThat(rows).as("rows of the manifest").hasSizeGreaterThan(80);
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> rowsOfLibvirt90HoldUnderCompat90() throws IOException {
        Path corpus = corpus();
        return rows(corpus).stream()
                .filter(Row::isBaseline)
                .map(row -> DynamicTest.dynamicTest(title(row), () -> {
                    VmxOptions options = row.options(DomainXmlDialect.LIBVIRT_9_0);
                    if (row.expected().equals("-")) {
                        refused(ErrorCode.INTERNAL_ERROR, () -> convert(corpus, row, options), "missing");
                    } else {
                        assertThat(convert(corpus, row, options)).isEqualTo(read(corpus, row.expected()));
                    }
                }));
    }

    /** Even a row that a later version overtook holds with the rules of its own version. */
    @TestFactory
    Stream<DynamicTest> laterRowsHoldWithTheRulesOfTheirVersion() throws IOException {
        Path corpus = corpus();
        return rows(corpus).stream()
                .filter(row -> !row.isBaseline())
                .map(row -> DynamicTest.dynamicTest(title(row), () -> {
                    VmxRules rules = rules(row.libvirt());
                    VmxFile file = VmxReader.read(Files.readAllBytes(corpus.resolve(row.input())), true);
                    var paths = new OfflinePaths("[datastore] directory", Set.of("missing"), rules);
                    var context = VmxReadContext.builder(paths).build();
                    DomainDefinition domain = DomainCompletion.complete(
                            new VmxToDefinition(file, context, rules).convert(), GuestCapabilities.VMWARE);
                    assertThat(DomainXml.format(domain, new FormatOptions(DomainXmlDialect.LATEST, true, false)))
                            .isEqualTo(read(corpus, row.expected()));
                }));
    }

    private static VmxRules rules(String libvirt) {
        if (libvirt.equals(NEWEST)) {
            return VmxRules.ofLibvirt(12, 6);
        }
        String[] numbers = libvirt.split("\\.", -1);
        // 12.x: after 12.0.0 and before 12.4.0.
        return VmxRules.ofLibvirt(
                Integer.parseInt(numbers[0]), numbers[1].equals("x") ? 3 : Integer.parseInt(numbers[1]));
    }

    @TestFactory
    Stream<DynamicTest> theNewestRowsHoldInTheNewestDialect() throws IOException {
        Path corpus = corpus();
        Map<String, Row> newest = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (Row row : rows(corpus)) {
            // The manifest lists the rows of a case from old to new.
            if (newest.put(row.direction() + " " + row.name(), row) == null) {
                order.add(row.direction() + " " + row.name());
            }
        }
        return order.stream()
                .map(newest::get)
                .map(row -> DynamicTest.dynamicTest(title(row), () -> {
                    VmxOptions options = row.options(DomainXmlDialect.LATEST);
                    if (row.expected().equals("-")) {
                        refused(ErrorCode.INTERNAL_ERROR, () -> convert(corpus, row, options), "missing");
                        return;
                    }
                    String converted = convert(corpus, row, options);
                    String expected = read(corpus, row.expected());
                    if (!row.isReading()) {
                        assertThat(converted).isEqualTo(expected);
                        return;
                    }
                    List<String> differences = differences(converted, expected);
                    if (row.libvirt().equals(NEWEST)) {
                        // Network cards have had their addresses since 12.8, against which itests runs the same files.
                        assertThat(differences).allMatch(line -> line.startsWith("<address type='pci' "));
                        return;
                    }
                    assertThat(differences).allMatch(line -> LATER.stream().anyMatch(line::startsWith));
                    Assumptions.assumeTrue(
                            differences.isEmpty(),
                            () -> "the row is of " + row.libvirt() + ", later versions changed " + differences);
                }));
    }

    private static List<String> differences(String one, String two) {
        List<String> more = new ArrayList<>(one.lines().map(String::strip).toList());
        List<String> less = new ArrayList<>(two.lines().map(String::strip).toList());
        two.lines().map(String::strip).forEach(more::remove);
        one.lines().map(String::strip).forEach(less::remove);
        more.addAll(less);
        return more;
    }

    private static String title(Row row) {
        return row.direction() + " " + row.name() + " " + row.libvirt();
    }

    private static String convert(Path corpus, Row row, VmxOptions options) throws IOException {
        byte[] input = Files.readAllBytes(corpus.resolve(row.input()));
        return row.isReading()
                ? VmxConverter.vmxToXml(input, options)
                : VmxConverter.xmlToVmx(Utf8.decode(input), options);
    }

    private static String read(Path corpus, String file) throws IOException {
        return Utf8.decode(Files.readAllBytes(corpus.resolve(file)));
    }
}
