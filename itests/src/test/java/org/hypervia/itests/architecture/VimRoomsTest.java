// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the VI API calls things, and how its answers are taken apart, is known in {@code esx.vim} alone. Others ask a
 * reader there, which has the property paths beside what it makes of them.
 */
class VimRoomsTest {
    private static final Path ESX = Path.of("..", "esx-provider", "src", "main", "java", "org", "hypervia", "esx");

    /**
     * A text that is a property path below one of the VI API's groups of properties, one of those that stand alone, or the
     * name of a type. Prose has blanks and is none.
     */
    private static final Pattern VI_NAME = Pattern.compile("\"("
            + "(config|runtime|summary|guest|hardware|capability|snapshot|configManager|layoutEx|resourceConfig"
            + "|info|storage)(\\.[a-zA-Z]+)+"
            + "|rootSnapshot|configStatus|recentTask|serverClock|childEntity|perfCounter"
            + "|Virtual(Machine|Device|Disk|Cdrom|Floppy|E1000|Vmxnet|PCNet|App|Center)\\w*"
            + "|Host(System|Agent|AutoStart|Datastore|Network|Storage)\\w*"
            + "|(Cluster)?ComputeResource|Datacenter|Datastore|DistributedVirtual\\w+|Folder|ManagedEntity|Network"
            + "|OpaqueNetwork|ResourcePool|ServiceInstance|StoragePod|Task"
            + ")\"");

    @Test
    void valuesOfTheViApiAreTakenApartInItsRoomsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hypervia.esx.vim..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.hypervia.esx.vim.value.VimValue")
                .check(Modules.ALL);
        // A rule about a class that has moved would hold for ever.
        assertThat(Modules.ALL.contain("org.hypervia.esx.vim.value.VimValue")).isTrue();
    }

    @Test
    void namesOfTheViApiStandInItsRoomsOnly() throws IOException {
        assumeTrue(Files.isDirectory(ESX), () -> "the sources are not here: " + ESX.toAbsolutePath());
        try (Stream<Path> files = Files.walk(ESX)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(150);
            assertThat(sources.stream().filter(VimRoomsTest::isOutside).flatMap(VimRoomsTest::names))
                    .isEmpty();
            // What the rule looks for is there to be found.
            assertThat(sources.stream().filter(file -> !isOutside(file)).flatMap(VimRoomsTest::names))
                    .hasSizeGreaterThan(50);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"config.hardware.memoryMB", "runtime.powerState", "guest.net", "HostSystem", "rootSnapshot"})
    void aPropertyPathOrATypeIsAViName(String text) {
        assertThat(VI_NAME.matcher('"' + text + '"').matches()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "host", "Virtual hardware 13 has no TPM", "the host tells no name", "info"})
    void proseAndCommonWordsAreNone(String text) {
        assertThat(VI_NAME.matcher('"' + text + '"').matches()).isFalse();
    }

    /** The converter's texts are keys of VMX files, of which some look the same. */
    private static boolean isOutside(Path file) {
        Path room = ESX.relativize(file);
        return !room.startsWith("vim") && !room.startsWith("vmx");
    }

    private static Stream<String> names(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> VI_NAME.matcher(lines.get(i)).find())
                    .mapToObj(i -> ESX.relativize(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
