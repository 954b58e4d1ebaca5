// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may use which. A new package gets its line in {@link #ARROWS} before it gets a class. */
class ArrowsTest {
    private static final String ROOT = "org.hypervia.";

    /** Package to the packages of ours it may use, all without the root; {@code x..} stands for x and all below it. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            // api: the bottom is error; domains know neither connections nor storage.
            Map.entry("api.error", List.of()),
            Map.entry("api.auth", List.of("api.error")),
            Map.entry("api.capability", List.of("api.error")),
            Map.entry("api.definition", List.of("api.error")),
            Map.entry("api.host", List.of("api.error", "api.definition")),
            Map.entry("api.domain", List.of("api.error", "api.definition")),
            Map.entry("api.task", List.of("api.error")),
            Map.entry("api.conversion", List.of("api.error", "api.definition")),
            Map.entry("api", List.of("api..")),
            // spi: domain XML is text and model only; handles and registry stand over the operations.
            Map.entry("spi", List.of("api..")),
            Map.entry("spi.credentials", List.of("api.error", "api.auth")),
            Map.entry("spi.domainxml", List.of("api.error", "api.definition", "api.domain")),
            Map.entry("spi.handle", List.of("api..", "spi", "spi.domainxml")),
            Map.entry("spi.registry", List.of("api..", "spi", "spi.handle")),
            // esx-provider: each room uses only rooms before it; the converter is pure.
            Map.entry("esx.config", List.of("api", "api.error")),
            Map.entry("esx.http", List.of("api.error", "spi")),
            Map.entry("esx.soap", List.of("api.error", "spi", "esx.http")),
            Map.entry(
                    "esx.vim",
                    List.of(
                            "api.auth",
                            "api.definition",
                            "api.domain",
                            "api.error",
                            "api.task",
                            "spi",
                            "esx.http",
                            "esx.soap")),
            Map.entry("esx.vmx", List.of("api.error", "api.definition", "spi.domainxml")),
            Map.entry("esx.session", List.of("api.definition", "esx.config", "esx.http", "esx.vim")),
            Map.entry(
                    "esx.datastore",
                    List.of("api.error", "spi", "esx.config", "esx.http", "esx.vim", "esx.vmx", "esx.session")),
            Map.entry(
                    "esx.domain",
                    List.of(
                            "api.conversion",
                            "api.definition",
                            "api.domain",
                            "api.error",
                            "spi",
                            "spi.domainxml",
                            "esx.config",
                            "esx.http",
                            "esx.vim",
                            "esx.vmx",
                            "esx.session",
                            "esx.datastore")),
            Map.entry(
                    "esx.host",
                    List.of("api.definition", "api.error", "api.host", "spi", "esx.config", "esx.vim", "esx.session")),
            Map.entry("esx", List.of("api..", "spi..", "esx..")),
            // libvirt-provider: the native side has plain values on the outside.
            Map.entry("libvirt.binding", List.of("api.auth", "api.definition", "api.domain", "api.error", "api.host")),
            Map.entry("libvirt", List.of("api..", "spi", "spi.domainxml", "spi.registry", "libvirt.binding")),
            Map.entry("osgi.registry", List.of("api..", "spi..")),
            // The contract goes through the public API only; an example is what a user writes.
            Map.entry("tck", List.of("api..")),
            Map.entry("examples", List.of("api..")),
            // The simulator shares no code with anybody.
            Map.entry("simulator..", List.of("simulator..")),
            Map.entry("cli..", List.of("api..", "spi.credentials", "cli..", "simulator")));

    @Test
    void noPackageUsesAPackageItMayNot() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass from : Modules.ALL) {
            List<String> allowed = allowedTo(room(from));
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (to.getPackageName().startsWith(ROOT)
                        && !room(to).equals(room(from))
                        && allowed.stream().noneMatch(pattern -> covers(pattern, room(to)))) {
                    violations.add(room(from) + " may not use " + room(to) + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void everyPackageHasOneLine() {
        assertThat(rooms().filter(room -> lines(room).count() != 1)).isEmpty();
    }

    /** A rule over nothing always holds: these are fewer classes than there are, and far more than none. */
    @ParameterizedTest
    @CsvSource({"api, 100", "spi, 70", "esx, 130", "libvirt, 25", "osgi, 1", "tck, 8", "simulator, 100", "cli, 60"})
    void theClassesOfAModuleWereReallyLookedAt(String module, int floor) {
        assertThat(Modules.ALL.stream().filter(type -> covers(module + "..", room(type))))
                .hasSizeGreaterThanOrEqualTo(floor);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.hypervia.(**)").should().beFreeOfCycles().check(Modules.ALL);
    }

    @Test
    void theSimulatorNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("org.hypervia.simulator..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "javax..", "org.hypervia.simulator..", "org.jspecify..", "org.osgi.annotation..")
                .allowEmptyShould(true)
                .check(Modules.ALL);
    }

    @Test
    void theApiIsValuesAndInterfacesWithoutFilesSocketsOrThreads() {
        // A stream that a caller reads is a value of the API; who fills it lives elsewhere.
        Set<String> inMemory = Set.of(
                "java.io.ByteArrayOutputStream", "java.io.Serializable", "java.io.InputStream", "java.io.IOException");
        noClasses()
                .that()
                .resideInAPackage("org.hypervia.api..")
                .should()
                .dependOnClassesThat(describe(
                        "do I/O or run threads",
                        type -> type.isAssignableTo(Executor.class)
                                || type.isAssignableTo(Thread.class)
                                || type.getPackageName()
                                        .matches("java\\.(nio\\.(file|channels)|net\\.http).*|javax\\..*")
                                || (type.getPackageName().equals("java.io") && !inMemory.contains(type.getName()))))
                .check(Modules.ALL);
    }

    @Test
    void libvirtJavaAndJnaAreSeenInOneRoomOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.hypervia.libvirt.binding..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.libvirt..", "com.sun.jna..")
                .check(Modules.ALL);
    }

    @Test
    void theHttpLibraryIsSeenInOneRoomOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hypervia.esx.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .check(Modules.ALL);
    }

    @Test
    void httpKnowsNoXmlAndTheConverterKnowsNoNetworkOrFiles() {
        noClasses()
                .that()
                .resideInAPackage("org.hypervia.esx.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.xml..", "org.w3c..", "org.xml..")
                .allowEmptyShould(true)
                .check(Modules.ALL);
        noClasses()
                .that()
                .resideInAPackage("org.hypervia.esx.vmx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "java.util.concurrent..")
                .allowEmptyShould(true)
                .check(Modules.ALL);
    }

    @Test
    void onlyTheOsgiModuleKnowsOsgiAtRunTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hypervia.osgi..")
                .should()
                .dependOnClassesThat(describe(
                        "belong to OSGi and are no annotations of the build",
                        type -> type.getPackageName().startsWith("org.osgi.")
                                && !type.getPackageName().startsWith("org.osgi.annotation.")
                                && !type.getPackageName().equals("org.osgi.service.component.annotations")))
                .check(Modules.ALL);
    }

    private static Stream<String> rooms() {
        return Modules.ALL.stream().map(ArrowsTest::room).distinct().sorted();
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static List<String> allowedTo(String room) {
        return lines(room).flatMap(line -> ARROWS.get(line).stream()).toList();
    }

    private static Stream<String> lines(String room) {
        return ARROWS.keySet().stream().filter(pattern -> covers(pattern, room));
    }

    private static boolean covers(String pattern, String room) {
        if (!pattern.endsWith("..")) {
            return room.equals(pattern);
        }
        String top = pattern.substring(0, pattern.length() - 2);
        return room.equals(top) || room.startsWith(top + ".");
    }
}
