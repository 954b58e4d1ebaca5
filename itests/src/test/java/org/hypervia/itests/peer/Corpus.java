// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** VMX files of real machines, beside the repository and never in it. */
final class Corpus {
    private static final Pattern VOLUME = Pattern.compile("/vmfs/volumes/[^/\"]+");

    private Corpus() {}

    /** One file of the corpus. */
    static Path vmx(String name) {
        return machines().resolve(name + ".vmx");
    }

    /** All that come from hosts of real life. */
    static List<Path> realMachines() throws IOException {
        try (Stream<Path> files = Files.list(machines())) {
            return files.filter(file -> file.getFileName().toString().matches("esx-in-the-wild-.*\\.vmx"))
                    .sorted()
                    .toList();
        }
    }

    /** Options that make the simulator a host with these machines and the datastores their files speak of. */
    static String[] hostOf(List<Path> files) throws IOException {
        List<String> options = new ArrayList<>(List.of("-typed-arrays", "-vms", "0"));
        Set<String> volumes = new TreeSet<>();
        for (Path file : files) {
            options.addAll(List.of("-vmx", file.toString()));
            Matcher volume = VOLUME.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (volume.find()) {
                volumes.add(volume.group());
            }
        }
        volumes.add("/vmfs/volumes/hypervia-itest");
        volumes.forEach(path -> options.addAll(List.of("-mount-path", path)));
        return options.toArray(String[]::new);
    }

    private static Path machines() {
        return all().resolve("vmx2xml");
    }

    /** The folder of all of it. */
    static Path all() {
        Path corpus = Path.of(System.getProperty("hypervia.shared"), "corpus");
        if (!Files.isDirectory(corpus)) {
            throw new TestAbortedException("this test needs the corpus, in the folder 'shared' beside the repository");
        }
        return corpus;
    }
}
