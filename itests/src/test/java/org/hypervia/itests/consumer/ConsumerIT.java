// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.hypervia.itests.peer.Command;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ESX provider needs three jars, prints nothing, and does not care which HTTP library stands beside it. */
class ConsumerIT {
    private static final String OLDEST = "httpclient-5.2.3";
    private static final String BOOT = "spring-boot-3.5";
    private static final Path SOURCE =
            Path.of(System.getProperty("hypervia.root"), "itests", "src", "consumer", "java");

    @TempDir
    private Path folder;

    private final EsxSimulator host = host(SimulatorOptions.builder());
    private final EsxSimulator other = host(SimulatorOptions.builder().tls(false));

    private static EsxSimulator host(SimulatorOptions.Builder options) {
        EsxSimulator simulator = EsxSimulator.start(options.machines(2).build());
        simulator.machine("web01").state(MachineState.OFF);
        return simulator;
    }

    @AfterEach
    void close() {
        host.close();
        other.close();
    }

    private static List<Path> own() {
        Path bundles = Path.of(System.getProperty("hypervia.bundles"));
        return Stream.of("hypervia-api", "hypervia-spi", "hypervia-esx-provider")
                .map(name -> bundles.resolve(name + ".jar"))
                .toList();
    }

    /** What the build has copied for an application of some kind. */
    private static List<Path> libraries(String application) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("hypervia.consumers"), application))) {
            List<Path> jars = files.sorted().toList();
            assertThat(jars).anyMatch(jar -> jar.getFileName().toString().startsWith("httpclient5-"));
            return jars;
        }
    }

    /** The library first, so that nothing of ours can hide it. */
    private static List<Path> classPath(String application) throws IOException {
        List<Path> all = new ArrayList<>(libraries(application));
        all.addAll(own());
        return all;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Path compiled(List<Path> classPath) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "--release",
                        "17",
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        joined(classPath),
                        SOURCE.resolve("consumer/Consumer.java").toString());
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return classes;
    }

    private Command.Result java(String... arguments) throws IOException {
        List<String> start = new ArrayList<>();
        start.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        start.add("-XX:TieredStopAtLevel=1");
        Path own = Files.createDirectories(folder.resolve("run"));
        return new Command(own, start, Map.of()).run(arguments);
    }

    private void assertWorks(Command.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().lines()).contains("domain web01", "domain db01", "definition of web01", "done");
        assertThat(host.openSessions()).isZero();
    }

    private static void assertPrintsNothing(Command.Result result) {
        // The one line that the JVM itself may print.
        assertThat(result.err().lines().filter(line -> !line.startsWith("Picked up ")))
                .isEmpty();
    }

    private String[] arguments(List<Path> classPath, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-cp",
                joined(classPath),
                "consumer.Consumer",
                host.uri().toString(),
                SimulatorOptions.DEFAULT_PASSWORD));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void threeJarsAreAllItNeedsAndItPrintsNothing() throws IOException {
        List<Path> classPath = new ArrayList<>(own());
        classPath.add(compiled(classPath(OLDEST)));

        Command.Result result = java(arguments(classPath));

        assertWorks(result);
        assertPrintsNothing(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDEST, BOOT})
    void itRunsBesideTheHttpLibraryOfTheApplication(String application) throws IOException {
        List<Path> classPath = classPath(application);
        classPath.add(compiled(classPath));

        // What the application's own library prints is not ours, so first without asking it for anything.
        Command.Result alone = java(arguments(classPath));
        assertWorks(alone);
        assertPrintsNothing(alone);

        Command.Result both = java(arguments(classPath, other.httpUri() + "/"));
        assertWorks(both);
        assertThat(both.out()).containsPattern("own client [1-5][0-9][0-9]");
    }

    @Test
    void itRunsInOneJarWithAllTheRest() throws IOException {
        ShadedJar jar = new ShadedJar();
        List<Path> classPath = classPath(BOOT);
        jar.addFolder(compiled(classPath));
        for (Path library : classPath) {
            jar.addJar(library);
        }
        Path file = folder.resolve("shaded.jar");
        jar.write(file, "consumer.Consumer");

        Command.Result result = java("-jar", file.toString(), host.uri().toString(), SimulatorOptions.DEFAULT_PASSWORD);

        assertWorks(result);
        assertPrintsNothing(result);
    }
}
