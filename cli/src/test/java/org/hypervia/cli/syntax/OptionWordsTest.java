// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionWordsTest {
    private final OptionWords words = new OptionWords(CommandSyntax.of(
            "work",
            CommandGroup.DOMAIN,
            "work",
            "",
            OptionSyntax.text("name", "a name"),
            OptionSyntax.flag("config", "for later"),
            OptionSyntax.flag("live", "for now"),
            OptionSyntax.flag("disk-only", "no memory"),
            OptionSyntax.namedText("source", "where from").taking("agent", "lease")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "set at once: leave CONFIG out | set at once: leave --config out",
                "say LIVE_AND_CONFIG, or stop it | say --live --config, or stop it",
                "takes no flag DISK_ONLY or LIVE: leave it out | takes no flag --disk-only or --live: leave it out",
                "the source LEASE: ask the source AGENT | the source lease: ask the source agent",
                "domain 'LIVE' of CONFIG | domain 'LIVE' of --config",
                "VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_LIVE",
                "XML error: no NAME in CONFIGURATION, LIVE-1 | XML error: no NAME in CONFIGURATION, LIVE-1",
                "live and config | live and config",
            })
    void constantsOfTheApiBecomeOptionsOfTheCommand(String message, String shown) {
        assertThat(words.in(message)).isEqualTo(shown);
    }

    @Test
    void withoutACommandNothingChanges() {
        assertThat(OptionWords.NONE.in("leave CONFIG out")).isEqualTo("leave CONFIG out");
    }
}
