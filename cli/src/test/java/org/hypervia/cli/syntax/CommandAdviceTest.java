// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandAdviceTest {
    private final CommandAdvice advice = new CommandAdvice(
            List.of("list", "start", "dumpxml", "dominfo", "domid", "snapshot-list", "shutdown", "help"));

    @ParameterizedTest
    @CsvSource({
        "lst, list",
        "lsit, list",
        "List, list",
        "strat, start",
        "dumxml, dumpxml",
        "dumpxml2, dumpxml",
        "domifno, dominfo",
        "snapshotlist, snapshot-list",
        "snap, snapshot-list",
        "shut-down, shutdown",
    })
    void whatIsNearIsNamed(String typed, String meant) {
        assertThat(advice.about(typed)).isEqualTo(": did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"frobnicate", "x", "''", "sleep", "esx://host/"})
    void whatIsNearNothingIsNotGuessed(String typed) {
        assertThat(advice.about(typed)).isEmpty();
    }

    @Test
    void whatVirshHasIsSaidToBeMissing() {
        assertThat(advice.about("pool-build")).isEqualTo(": virsh has it, but it is not built yet here");
        assertThat(advice.about("setvcpu"))
                .isEqualTo(": virsh has it, but it is not built yet here; use 'setvcpus DOMAIN COUNT'");
        // Near "dominfo", but it is another command.
        assertThat(advice.about("domfsinfo")).contains("virsh has it");
    }
}
