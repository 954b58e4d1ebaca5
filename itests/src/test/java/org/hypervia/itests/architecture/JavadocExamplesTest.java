// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
            "domain/Snapshot.java",
            "error/HypervisorException.java",
            "host/Host.java",
            "network/HostInterfaces.java",
            "network/Networks.java",
            "storage/StoragePool.java",
            "storage/StoragePools.java",
            "storage/StorageVolume.java",
            "value/Listing.java");

    @TempDir
    Path classes;

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
    void everyExampleCompiles() throws IOException {
        List<ExampleCode> sources = new ArrayList<>();
        examples()
                .forEach((file, bodies) ->
                        bodies.forEach(body -> sources.add(ExampleCode.of(file, "Example" + sources.size(), body))));

        assertThat(ExampleCode.errors(sources, classes, Hypervisors.class)).isEmpty();
    }
}
