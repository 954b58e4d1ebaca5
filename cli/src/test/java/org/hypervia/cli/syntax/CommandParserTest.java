// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandParserTest {
    private static final CommandSyntax WORK = CommandSyntax.of(
            "work",
            CommandGroup.HYPERVIA,
            "works",
            "",
            OptionSyntax.required("domain", "one"),
            OptionSyntax.flag("fast", "two"),
            OptionSyntax.text("mode", "three"),
            OptionSyntax.namedText("path", "four"),
            OptionSyntax.number("count", "five"),
            OptionSyntax.repeated("file", "six"));

    private final CommandParser parser = new CommandParser(List.of(WORK));

    @Test
    void wordsFillOptionsInTheirOrder() {
        assertThat(parse("work", "a", "--fast", "b", "3"))
                .isEqualTo(Map.of(
                        "domain", List.of("a"), "fast", List.of(""), "mode", List.of("b"), "count", List.of("3")));
    }

    @Test
    void wordsSkipOptionsThatWereGivenByName() {
        assertThat(parse("work", "--mode", "b", "a", "3"))
                .isEqualTo(Map.of("domain", List.of("a"), "mode", List.of("b"), "count", List.of("3")));
    }

    @Test
    void anOptionTakesWhateverFollows() {
        assertThat(parse("work", "a", "--mode", "--fast")).containsEntry("mode", List.of("--fast"));
        assertThat(parse("work", "--domain=--fast=x")).containsEntry("domain", List.of("--fast=x"));
    }

    @Test
    void afterTwoHyphensEverythingIsData() {
        assertThat(parse("work", "--", "--fast", "--"))
                .isEqualTo(Map.of("domain", List.of("--fast"), "mode", List.of("--")));
    }

    @Test
    void oneHyphenIsData() {
        assertThat(parse("work", "-a", "-")).isEqualTo(Map.of("domain", List.of("-a"), "mode", List.of("-")));
    }

    @Test
    void repeatedOptionsAreCollected() {
        assertThat(parse("work", "a", "--file", "1", "--file=2")).containsEntry("file", List.of("1", "2"));
    }

    @Test
    void helpTakesTheCommandsPlaceWhateverIsMissing() {
        Invocation invocation = parser.parse(List.of("work", "--help"));

        assertThat(invocation.command()).isEqualTo("help");
        assertThat(invocation.arguments().text("command")).contains("work");
    }

    @ParameterizedTest
    @CsvSource({
        "sleep, unknown command: 'sleep'",
        "work, command 'work' requires <domain> option",
        "work a --slow, command 'work' doesn't support option --slow",
        "work a --fast=1, invalid '=' after option --fast",
        "work a --fast --fast, option --fast already seen",
        "work a --path, expected syntax: --path <string>",
        "work a --count, expected syntax: --count <number>",
        "work a b 3 d, unexpected data 'd'",
    })
    void whatMakesNoCommandIsRefusedInVirshsWords(String line, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parser.parse(List.of(line.split(" ", -1))))
                .withMessage(message);
    }

    @Test
    void nothingIsUnderstoodUnlessEverythingIs() {
        assertThat(parser.parseText("work a; work 'b c' --fast # comment")).hasSize(2);
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parser.parseText("work a; sleep"));
    }

    @Test
    void anEmptyTextIsNoValue() {
        Arguments arguments = parser.parse(List.of("work", "")).arguments();

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> arguments.required("domain"))
                .withMessage("Failed to get option 'domain': Option argument is empty");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "' 7', 7", "+7, 7", "-1, -1", "2147483647, 2147483647"})
    void numbersAreReadAsInC(String text, int number) {
        assertThat(parser.parse(List.of("work", "a", "--count", text))
                        .arguments()
                        .number("count"))
                .hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"x", "''", "7x", "'7 '", "0x7", "2147483648"})
    void whatIsNoNumberIsRefused(String text) {
        Arguments arguments =
                parser.parse(List.of("work", "a", "--count", text)).arguments();

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> arguments.number("count"))
                .withMessage("Numeric value '" + text + "' for <count> option is malformed or out of range");
    }

    private Map<String, List<String>> parse(String... words) {
        return parser.parse(List.of(words)).arguments().values();
    }
}
