// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.itests.peer.Command;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells to type is what works: its program runs as printed, and its dependency is what is built. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("hypervia.root"));

    @TempDir
    private Path folder;

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static Matcher found(String regex) throws IOException {
        Matcher matcher =
                Pattern.compile(regex, Pattern.MULTILINE | Pattern.DOTALL).matcher(readme());
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher;
    }

    @Test
    void theProgramRunsAsPrinted() throws IOException {
        Matcher program = found("^`(\\w+\\.java)`:\\n\\n```java\\n(.*?)^```$");
        Matcher command = found("^\\$ (HYPERVIA_PASSWORD)=\\S+ java -cp '.*?' (\\w+\\.java) '.*?'$");
        assertThat(command.group(2)).isEqualTo(program.group(1));
        Files.writeString(folder.resolve(program.group(1)), program.group(2));
        Path bundles = Path.of(System.getProperty("hypervia.bundles"));
        String classPath = Stream.of("hypervia-api", "hypervia-spi", "hypervia-esx-provider")
                .map(name -> bundles.resolve(name + ".jar").toString())
                .collect(Collectors.joining(File.pathSeparator));

        try (EsxSimulator host = EsxSimulator.start()) {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            Map<String, String> environment = Map.of(command.group(1), SimulatorOptions.DEFAULT_PASSWORD);
            Command.Result result = new Command(folder, List.of(java.toString()), environment)
                    .run(
                            "-cp",
                            classPath,
                            folder.resolve(program.group(1)).toString(),
                            host.uri().toString());

            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.out().lines()).contains("web01 RUNNING").hasSize(5);
            assertThat(host.openSessions()).isZero();
        }
    }

    @Test
    void theDependencyIsWhatIsBuilt() throws IOException {
        Matcher dependency = found("<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>"
                + "\\s*<version>(.*?)</version>\\s*</dependency>");
        String artifact = dependency.group(2);
        String module = artifact.replace("hypervia-", "");
        String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        assertThat(pom)
                .contains("<groupId>" + dependency.group(1) + "</groupId>")
                .contains("<artifactId>" + artifact + "</artifactId>")
                .contains("<version>" + dependency.group(3) + "</version>");
        assertThat(found("-pl (\\S+) -am install").group(1)).isEqualTo(module);
    }
}
