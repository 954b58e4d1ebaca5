// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Output output = new Output(results, messages, false);

    @Test
    void resultsAreUtf8WhateverTheLocale() {
        output.line("日本");
        output.flush();

        assertThat(results.toByteArray()).isEqualTo("日本\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void resultsComeBeforeTheErrorThatFollowsThem() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        Output together = new Output(both, both, false);

        together.line("one");
        together.error("two");

        assertThat(both.toString(StandardCharsets.UTF_8)).isEqualTo("one\nerror: two\n");
    }

    @Test
    void quietLeavesOutRemarksNoticesAndWarnings() {
        Output quiet = output.quiet(true);

        quiet.remark("Domain 'a' started");
        quiet.notice("a simulator");
        quiet.warning("careful");
        quiet.flush();

        assertThat(results.size()).isZero();
        assertThat(messages.size()).isZero();
    }

    @Test
    void quietKeepsResultsAndErrors() {
        Output quiet = output.quiet(true);

        quiet.line("web01");
        quiet.error("no");

        assertThat(results.toString(StandardCharsets.UTF_8)).isEqualTo("web01\n");
        assertThat(messages.toString(StandardCharsets.UTF_8)).isEqualTo("error: no\n");
    }

    @Test
    void messagesCannotControlTheTerminal() {
        output.error("domain '\u001b[31mred'\nsecond line");

        assertThat(messages.toString(StandardCharsets.UTF_8)).isEqualTo("error: domain '\\x1b[31mred'\nsecond line\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a\u001b]0;title\u0007b, a\\x1b]0;title\\x07b",
                "a\u009b2J, a\\xc2\\x9b2J",
                "a\bb, a\\x08b",
                "a\u202eb\u2066c, a\\xe2\\x80\\xaeb\\xe2\\x81\\xa6c",
                "\\x41 日本 \u200d, \\x41 日本 \u200d",
            })
    void onATerminalNoTextIsACommand(String text, String shown) {
        Output terminal = new Output(results, messages, true);

        terminal.text("<name>" + text + "</name>\n\t");
        terminal.error(text);
        terminal.diagnosis(text);
        terminal.flush();

        assertThat(results.toString(StandardCharsets.UTF_8)).isEqualTo("<name>" + shown + "</name>\n\t");
        assertThat(messages.toString(StandardCharsets.UTF_8)).isEqualTo("error: " + shown + "\n" + shown + "\n");
    }

    @Test
    void elsewhereResultsAreWhatTheyAre() {
        output.text("\u001b[31m\u009b\u202e\r");
        output.line(output.name("a\nb"));
        output.flush();

        assertThat(results.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[31m\u009b\u202e\ra\nb\n");
    }

    @Test
    void aNameIsOneLineOnATerminal() {
        assertThat(new Output(results, messages, true).name("a\nerror: b\r")).isEqualTo("a\\x0aerror: b\\x0d");
    }

    @Test
    void aReaderThatHasGoneAwayIsNoFailure() {
        Output broken = new Output(failing("Broken pipe"), messages, false);

        broken.line("one");
        broken.flush();
        broken.line("two");
        broken.flush();

        assertThat(broken.lostResults()).isEmpty();
        assertThat(messages.size()).isZero();
    }

    @Test
    void aFullDiskIsAFailure() {
        Output full = new Output(failing("No space left on device"), messages, false);

        full.line("one");
        full.flush();

        assertThat(full.lostResults()).isEqualTo("No space left on device");
    }

    @Test
    void nothingIsSaidOnceItIsSilenced() {
        output.silence();
        output.line("one");
        output.error("two");
        output.flush();

        assertThat(results.size() + messages.size()).isZero();
    }

    @Test
    void decimalsAreRoundedAsInC() {
        assertThat(Output.oneDecimal(0.25)).isEqualTo("0.2");
        assertThat(Output.oneDecimal(0.35)).isEqualTo("0.3");
        assertThat(Output.oneDecimal(1795417272.65)).isEqualTo("1795417272.7");
        assertThat(Output.oneDecimal(2)).isEqualTo("2.0");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
