// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.hypervia.api.Hypervisors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the API's documentation are code that compiles, and every way in has one. */
class JavadocExamplesTest {
    private static final Path API = Path.of("..", "api", "src", "main", "java", "org", "hypervia", "api");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code(.*?)\\n \\* *}</pre>", Pattern.DOTALL);
    private static final List<String> WAYS_IN = List.of(
            "CallOptions.java",
            "ConnectionSpec.java",
            "Hypervisor.java",
            "Hypervisors.java",
            "auth/Credentials.java",
            "conversion/NativeConfigs.java",
            "conversion/NativeConverter.java",
            "domain/Domain.java",
            "domain/DomainDevices.java",
            "domain/DomainGuest.java",
            "domain/DomainJob.java",
            "resource/DomainResources.java",
            "domain/DomainSnapshots.java",
            "domain/Domains.java",
            "domain/Listing.java",
            "domain/Snapshot.java",
            "error/HypervisorException.java",
            "host/Host.java");

    /** What every example may use without saying where it comes from. */
    private static final String FRAME = """
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import org.hypervia.api.*;
            import org.hypervia.api.auth.*;
            import org.hypervia.api.conversion.*;
            import org.hypervia.api.domain.*;
            import org.hypervia.api.resource.*;
            import org.hypervia.api.error.*;
            import org.hypervia.api.host.*;
            import org.hypervia.api.task.*;
            import org.hypervia.api.value.*;

            class %s {
                void example(
                        Hypervisors hypervisors,
                        Hypervisor hypervisor,
                        Domain domain,
                        Snapshot snapshot,
                        char[] password) throws Exception {
            %s
                }
            }
            """;

    @TempDir
    Path classes;

    private static final class Example extends SimpleJavaFileObject {
        final String file;
        private final String code;

        Example(String file, String name, String body) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.file = file;
            this.code = FRAME.formatted(name, body);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    private static Map<String, List<String>> examples() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(API)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = EXAMPLE.matcher(Files.readString(file));
                while (matcher.find()) {
                    String name = API.relativize(file).toString().replace(File.separatorChar, '/');
                    found.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(matcher.group(1).replaceAll("(?m)^ *\\* ?", ""));
                }
            }
        }
        return found;
    }

    @Test
    void everyWayInHasAnExample() throws IOException {
        assertThat(examples().keySet()).containsAll(WAYS_IN);
    }

    @Test
    void everyExampleCompiles() throws IOException, URISyntaxException {
        List<Example> sources = new ArrayList<>();
        examples()
                .forEach((file, bodies) ->
                        bodies.forEach(body -> sources.add(new Example(file, "Example" + sources.size(), body))));
        Path api = Path.of(Hypervisors.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(
                            null,
                            files,
                            found,
                            List.of(
                                    "-proc:none",
                                    "--release",
                                    "17",
                                    "-classpath",
                                    api.toString(),
                                    "-d",
                                    classes.toString()),
                            null,
                            sources)
                    .call();
        }

        assertThat(found.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .extracting(diagnostic -> (diagnostic.getSource() instanceof Example example ? example.file : "") + ": "
                        + diagnostic.getMessage(null))
                .isEmpty();
    }
}
