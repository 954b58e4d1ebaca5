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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may use which. A new package gets its line in {@link #ARROWS} before it gets a class. */
class ArrowsTest {
    private static final String ROOT = "org.hypervia.";

    /**
     * A line for each package: it, and the packages of ours that it may use, all without the root; {@code x..} stands for x
     * and all below it. Rooms stand above those that use them.
     */
    private static final Map<String, List<String>> ARROWS = table("""
            # api: the bottom is error and value; domains know neither connections nor storage.
            api.error:
            api.value:             api.error
            api.auth:              api.error
            api.capability:        api.error
            api.check:             api.error
            api.definition.device: api.error api.value
            api.definition:        api.error api.value api.definition.device
            api.host:              api.error api.value api.definition..
            api.resource:          api.error api.value
            api.migration:         api.error
            api.domain:            api.error api.value api.resource api.migration api.definition..
            api.task:              api.error
            api.conversion:        api.error api.definition..
            api:                   api..
            api.storage:           api.error api.value
            api.network:           api.error api.value
            # spi: XML is text and model only; handles and registry stand over the operations.
            spi:                   api..
            spi.host:              api.. spi
            spi.domain:            api.. spi
            spi.storage:           api.. spi
            spi.network:           api.. spi
            spi.migration:         api.. spi
            spi.transfer:          api.error api.storage api.task spi spi.storage
            spi.credentials:       api.error api.auth
            spi.xml:               api.error api.value
            spi.domainxml:         api.error api.value api.definition.. api.domain spi.xml
            spi.snapshotxml:       api.error api.domain spi.xml
            spi.storagexml:        api.error api.storage api.value spi.xml
            spi.networkxml:        api.error api.network api.value spi.xml
            spi.handle:            api.. spi spi.domain spi.host spi.storage spi.network spi.migration spi.transfer spi.domainxml spi.snapshotxml
            spi.registry:          api.. spi spi.handle
            # esx-provider: each room uses only rooms above it; the converter is pure.
            esx.config:            api api.error
            esx.http:              api.error spi
            esx.soap:              api.error spi esx.http
            esx.vim.value:         api.error api.value api.domain spi esx.soap esx.vmx.text
            esx.vim.session:       api.auth api.error spi esx.http esx.soap esx.vim.value
            esx.vim.property:      api.error spi esx.soap esx.vim.value esx.vim.session
            esx.vim.network:       api.error api.value spi esx.soap esx.vim.value esx.vim.session esx.vmx.text
            esx.vim.machine:       api.error api.value api.domain api.task spi esx.soap esx.vim.value esx.vim.session esx.vim.property esx.vim.network
            esx.vim.task:          api.error api.task spi esx.soap esx.vim.value esx.vim.session esx.vim.property esx.vim.machine
            esx.vim.host:          api.error api.value api.domain spi esx.soap esx.vim.value esx.vim.session esx.vim.property esx.vim.network esx.vim.task
            esx.vim.storage:       api.error api.value spi esx.soap esx.vim.value esx.vim.session esx.vim.property esx.vim.task esx.vim.host
            esx.vim.migration:     api.error api.value spi esx.soap esx.vim.value esx.vim.session esx.vim.property esx.vim.machine esx.vim.task esx.vim.host
            esx.vmx.text:          api.conversion api.error api.definition
            esx.vmx.path:          api.error api.definition api.definition.device esx.vmx.text
            esx.vmx:               api.conversion api.error api.value api.definition.. spi.xml spi.domainxml esx.vmx.text esx.vmx.path
            esx.connection:        api.definition api.error spi esx.config esx.http esx.soap esx.vim..
            esx.datastore:         api.error api.definition.. api.storage spi spi.storage esx.config esx.http esx.soap esx.vim.. esx.vmx.. esx.connection
            esx.domain:            api.conversion api.definition.. api.domain api.resource api.error api.value spi spi.domain spi.xml spi.domainxml spi.snapshotxml esx.config esx.http esx.soap esx.vim.. esx.vmx.. esx.connection esx.datastore
            esx.host:              api.definition api.domain api.error api.host api.value spi spi.host esx.config esx.vim.. esx.connection
            esx.storage:           api.definition.. api.domain api.error api.storage api.task api.value spi spi.domain spi.storage spi.storagexml spi.xml esx.config esx.http esx.soap esx.vim.. esx.vmx.path esx.connection esx.datastore
            esx.network:           api.definition api.error api.network api.value spi spi.network spi.networkxml spi.xml esx.config esx.soap esx.vim.. esx.connection
            esx.migration:         api.domain api.error api.migration api.task api.value spi spi.migration esx.soap esx.vim.. esx.connection
            esx.opening:           api api.auth api.error api.task spi esx.config esx.connection esx.http esx.soap esx.vim..
            esx.check:             api api.check api.error spi esx.config esx.connection esx.http esx.opening esx.soap esx.vim..
            esx:                   api.. spi.. esx..
            # libvirt-provider: operations stand over interfaces of plain values, which a binding implements.
            libvirt.remote:        api.auth api.value api.domain api.resource api.host api.storage api.network
            libvirt.binding:       api.auth api.value api.domain api.resource api.error api.host api.storage api.network libvirt.remote
            libvirt.call:          api.error spi
            libvirt:               api.. spi.. libvirt.remote libvirt.binding libvirt.call
            osgi.registry:         api.. spi..
            # The contract goes through the public API only; an example is what a user writes.
            tck:                   api..
            examples:              api..
            # The simulator shares no code with anybody.
            simulator..:           simulator..
            cli..:                 api.. spi.credentials cli.. simulator
            """);

    private static Map<String, List<String>> table(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        cells -> cells[0],
                        cells -> Stream.of(cells[1].trim().split(" +"))
                                .filter(cell -> !cell.isEmpty())
                                .toList()));
    }

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

    /** A second binding stands below the same operations; only who opens a connection chooses one. */
    @Test
    void operationsOfLibvirtDoNotKnowTheBinding() {
        noClasses()
                .that()
                .resideInAPackage("org.hypervia.libvirt")
                .and()
                .doNotHaveSimpleName("LibvirtProvider")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hypervia.libvirt.binding", "com.sun.jna..", "org.libvirt..")
                .check(Modules.ALL);
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
        // A stream or a channel that a caller has or gets is a value of the API; who moves bytes lives elsewhere.
        Set<String> handedOver = Set.of(
                "java.io.ByteArrayOutputStream",
                "java.io.Serializable",
                "java.io.InputStream",
                "java.io.OutputStream",
                "java.io.IOException",
                "java.nio.channels.ReadableByteChannel",
                "java.nio.channels.WritableByteChannel");
        noClasses()
                .that()
                .resideInAPackage("org.hypervia.api..")
                .should()
                .dependOnClassesThat(describe(
                        "do I/O or run threads",
                        type -> type.isAssignableTo(Executor.class)
                                || type.isAssignableTo(Thread.class)
                                || type.getPackageName().matches("java\\.(nio\\.file|net\\.http).*|javax\\..*")
                                || (type.getPackageName().matches("java\\.(io|nio\\.channels)")
                                        && !handedOver.contains(type.getName()))))
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
    void nobodyNeedsAnHttpLibraryOfWhichAnApplicationMayHaveAnother() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "org.apache.http..", "okhttp3..", "org.eclipse.jetty..")
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
