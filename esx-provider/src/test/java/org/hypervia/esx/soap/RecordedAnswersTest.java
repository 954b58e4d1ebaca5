// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What real servers have answered, beside the repository and never in it, goes through the reader whole. */
class RecordedAnswersTest {
    private static final Pattern ANSWER = Pattern.compile("<(?:\\w+:)?(\\w+)Response[ >]");

    private static List<Path> bodies() throws IOException {
        Path folder = Path.of(System.getProperty("hypervia.shared", ""), "recordings", "bodies");
        if (!Files.isDirectory(folder)) {
            throw new TestAbortedException(
                    "this test needs the recordings, in the folder 'shared' beside the repository");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** A call of any name whose answer is kept as it is. */
    private static SoapCall<List<XmlNode>> call(String method) {
        return new SoapCall<>() {
            @Override
            public String method() {
                return method;
            }

            @Override
            public void writeParameters(SoapWriter out) {
                // The server here answers whatever it is asked.
            }

            @Override
            public SoapTarget target() {
                return new Ask().target();
            }

            @Override
            public List<XmlNode> readResult(SoapReader in) {
                List<XmlNode> values = new ArrayList<>();
                int level = in.level();
                while (in.nextChild(level)) {
                    values.add(in.node());
                }
                return values;
            }
        };
    }

    @Test
    void everyAnswerIsReadOrRefusedWithAReason() throws IOException {
        int read = 0;
        int faults = 0;
        List<String> refused = new ArrayList<>();
        for (Path file : bodies()) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Matcher answer = ANSWER.matcher(text);
            String method = answer.find() ? answer.group(1) : "Ask";
            int status = text.contains("Fault>") && method.equals("Ask") ? 500 : 200;
            ScriptedServer server = new ScriptedServer().on(method, request -> ScriptedServer.xml(status, text));
            SoapClient client = new SoapClient(server, "/sdk", "recorded");
            Throwable problem =
                    catchThrowable(() -> client.invoke(call(method), Deadline.after(Duration.ofMinutes(1))));
            if (problem == null) {
                read++;
            } else if (problem instanceof SoapFault fault) {
                assertThat(fault.type() + fault.text()).as(file.toString()).isNotEmpty();
                faults++;
            } else {
                assertThat(problem).as(file.toString()).isInstanceOf(HypervisorException.class);
                refused.add(file.getFileName().toString());
            }
        }
        assertThat(read).as("answers").isGreaterThan(440);
        assertThat(faults).as("faults").isGreaterThan(2);
        // Pages of other services, and answers that whoever recorded them has cut.
        assertThat(refused).as("neither").hasSizeLessThan(30);
    }
}
