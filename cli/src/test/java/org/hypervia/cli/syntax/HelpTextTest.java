// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    @Test
    void columnsAreAlignedAndNothingIsWiderThanATerminal() {
        CommandSyntax syntax = CommandSyntax.of(
                "some-command",
                CommandGroup.DOMAIN,
                "does something",
                "One sentence that is so long that it does not fit a terminal, and therefore goes on below.\nAnother.",
                OptionSyntax.required("domain", "domain name, id or uuid"),
                OptionSyntax.flag("all", "all of them"),
                OptionSyntax.flag("without-snapshot", "only those that have no snapshot whatever it is called or says"),
                OptionSyntax.namedText("a-name-that-is-much-too-long", "what it means"),
                OptionSyntax.repeated("more", "more"));

        assertThat(HelpText.of(syntax)).isEqualTo("""
                  NAME
                    some-command - does something

                  SYNOPSIS
                    some-command <domain> [--all] [--without-snapshot]
                                 [--a-name-that-is-much-too-long <string>] [--more <string>]...

                  DESCRIPTION
                    One sentence that is so long that it does not fit a terminal, and therefore
                    goes on below.
                    Another.

                  OPTIONS
                    [--domain] <string>            domain name, id or uuid
                    --all                          all of them
                    --without-snapshot             only those that have no snapshot whatever it
                                                   is called or says
                    --a-name-that-is-much-too-long <string>
                                                   what it means
                    --more <string>                more

                """);
    }

    @Test
    void shortOptionsStandAsInVirsh() {
        CommandSyntax syntax = CommandSyntax.of(
                "work",
                CommandGroup.DOMAIN,
                "works",
                "",
                OptionSyntax.flag("all", "all"),
                OptionSyntax.flag("id", "ids"));

        assertThat(HelpText.of(syntax))
                .contains("  SYNOPSIS\n    work [--all] [--id]\n")
                .contains("    --all            all\n    --id             ids\n");
    }

    @Test
    void aListOfCommandsFitsToo() {
        CommandSyntax syntax = CommandSyntax.of(
                "screenshot",
                CommandGroup.DOMAIN,
                "take a screenshot of a current domain console and store it into a file",
                "");

        assertThat(HelpText.of(CommandGroup.DOMAIN, List.of(syntax)))
                .contains("    screenshot                     take a screenshot of a current domain console\n"
                        + " ".repeat(35) + "and store it into a file\n");
    }
}
