// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.Hypervisors;
import org.hypervia.cli.testing.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everyday mistakes on the embedded simulator: what was typed, what is the matter, and what to do, in the words of the line. */
class MistakesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "shutdown app01 | Domain is not powered on: shutting down domain 'app01' failed because it is powered off",
                "suspend win01 | Domain is not powered on: suspending domain 'win01' failed because it is suspended",
                "undefine web01 | Domain is not suspended or powered off: undefining domain 'web01' failed because it is running",
                "domhostname win01 | Domain is not powered on: domain 'win01' is suspended and its guest tells nothing: resume",
                "setmem web01 4G --config | for now and for later at once: leave --config out",
                "setmem web01 4G --live | leave --live out",
                "setvcpus web01 2 --guest | takes no flag",
                "domifaddr web01 --source lease | by the source lease: ask the source agent",
                "reset app01 | Domain is not powered on: resetting domain 'app01' failed",
                "setmaxmem web01 1G | Domain is not powered off: domain 'web01' is running and its memory cannot be changed",
                "schedinfo web01 --set limit=100 reservation=500 | a CPU limit of 100 MHz and a reservation of 500 MHz: set a",
                "lst | unknown command: 'lst': did you mean 'list'?",
                "pool-build | unknown command: 'pool-build': virsh has it, but it is not built yet here",
            })
    void aMistakeIsNamedWithTheWayOut(String line, String words) {
        Run run = new ProgramRunner(Hypervisors.fromServiceLoader()).run("-q", "-c", "sim:///", line);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains(words).doesNotContain("VirtualMachine:");
    }
}
