// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandStringTest {
    @Test
    void blanksSeparateWordsAndSemicolonsCommands() {
        assertThat(CommandString.split(" a  b\tc;d\ne ;; ; "))
                .isEqualTo(List.of(List.of("a", "b", "c"), List.of("d"), List.of("e")));
    }

    @Test
    void quotesKeepBlanks() {
        assertThat(CommandString.split("a 'b; c' \"d 'e'\" f'g h'i"))
                .isEqualTo(List.of(List.of("a", "b; c", "d 'e'", "fg hi")));
    }

    @Test
    void backslashesKeepWhatFollowsExceptInSingleQuotes() {
        assertThat(CommandString.split("a\\ b \"c\\\"d\" 'e\\f' \\;"))
                .isEqualTo(List.of(List.of("a b", "c\"d", "e\\f", ";")));
    }

    @Test
    void commentsEndWithTheirLine() {
        assertThat(CommandString.split("a # b; c\nd#e")).isEqualTo(List.of(List.of("a"), List.of("d#e")));
    }

    @Test
    void anEmptyWordIsAWord() {
        assertThat(CommandString.split("a ''")).isEqualTo(List.of(List.of("a", "")));
    }

    @Test
    void whatIsNotFinishedIsRefused() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> CommandString.split("a \"b"))
                .withMessage("missing \"");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> CommandString.split("a \\"))
                .withMessage("dangling \\");
    }
}
