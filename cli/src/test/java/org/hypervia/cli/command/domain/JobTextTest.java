// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.DomainJob.Amount;
import org.hypervia.api.domain.DomainJob.State;
import org.hypervia.api.value.MemorySize;
import org.hypervia.cli.output.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In virsh 9.0's words and columns, which were asked for on a real job. */
class JobTextTest {
    private static String text(Consumer<Output> what) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        Output output = new Output(results, new ByteArrayOutputStream(), false);
        what.accept(output);
        output.flush();
        return results.toString(StandardCharsets.UTF_8);
    }

    private static DomainJob.Info job(State state, Map<String, String> statistics) {
        return new DomainJob.Info(
                "Dump",
                OptionalInt.of(16),
                Duration.ofMillis(67),
                true,
                state,
                amount(118_300_672, 18_912_116, 96_939_827),
                amount(118_300_672, 18_912_116, 96_939_827),
                Optional.empty(),
                statistics);
    }

    private static Optional<Amount> amount(long total, long processed, long remaining) {
        return Optional.of(
                new Amount(MemorySize.ofBytes(total), MemorySize.ofBytes(processed), MemorySize.ofBytes(remaining)));
    }

    private static Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("operation", "8");
        figures.put("time_elapsed", "67");
        figures.put("downtime", "300");
        figures.put("setup_time", "0");
        figures.put("memory_constant", "607");
        figures.put("memory_normal", "4607");
        figures.put("memory_normal_bytes", "18870272");
        figures.put("memory_dirty_rate", "0");
        figures.put("memory_iteration", "1");
        figures.put("memory_postcopy_requests", "0");
        figures.put("memory_page_size", "4096");
        return figures;
    }

    @Test
    void aJobThatWorksShowsWhatItHasDone() {
        assertThat(text(out -> JobText.print(Optional.of(job(State.UNBOUNDED, figures())), false, out)))
                .isEqualTo("""
                        Job type:         Unbounded\s\s\s
                        Operation:        Dump\s\s\s\s\s\s\s\s
                        Time elapsed:     67           ms
                        Data processed:   18.036 MiB
                        Data remaining:   92.449 MiB
                        Data total:       112.820 MiB
                        Memory processed: 18.036 MiB
                        Memory remaining: 92.449 MiB
                        Memory total:     112.820 MiB
                        Dirty rate:       0            pages/s
                        Page size:        4096         bytes
                        Iteration:        1\s\s\s\s\s\s\s\s\s\s\s
                        Postcopy requests: 0\s\s\s\s\s\s\s\s\s\s\s
                        Constant pages:   607\s\s\s\s\s\s\s\s\s
                        Normal pages:     4607\s\s\s\s\s\s\s\s
                        Normal data:      17.996 MiB
                        Expected downtime: 300          ms
                        Setup time:       0            ms
                        """);
    }

    @Test
    void oneThatIsDoneTellsItsSpeed() {
        Map<String, String> figures = figures();
        figures.put("memory_bps", "549725531");
        figures.put("disk_temp_used", "0");
        figures.put("disk_temp_total", "8388608");
        assertThat(text(out -> JobText.print(Optional.of(job(State.COMPLETED, figures)), false, out)))
                .contains(
                        "Job type:         Completed   \n",
                        "Memory bandwidth: 524.259 MiB/s\nDirty rate:",
                        "Total downtime:   300          ms\n",
                        "Temporary disk space use: 0.000 B\nTemporary disk space total: 8.000 MiB\n");
    }

    @Test
    void theEndOfABoundedJobIsKnownAndSoIsAnError() {
        assertThat(text(out ->
                        JobText.print(Optional.of(job(State.BOUNDED, Map.of("time_remaining", "12"))), false, out)))
                .contains("Job type:         Bounded     \n", "Time remaining:   12           ms\n");
        Optional<DomainJob.Info> failed = Optional.of(job(State.FAILED, Map.of("errmsg", "no space")));
        assertThat(text(out -> JobText.print(failed, false, out))).isEqualTo("Job type:         Failed      \n");
        assertThat(text(out -> JobText.print(failed, true, out)))
                .startsWith("Job type:         Failed      \nOperation:        Dump        \n")
                .endsWith("Error message:    no space    \n");
    }

    /** ESX tells a percentage and no figures. */
    @Test
    void withoutFiguresThePercentageIsShown() {
        DomainJob.Info bare = new DomainJob.Info("VirtualMachine.powerOn", OptionalInt.of(16), Duration.ZERO, true);
        assertThat(text(out -> JobText.print(Optional.of(bare), false, out))).isEqualTo("""
                Job type:         Unbounded\s\s\s
                Operation:        VirtualMachine.powerOn
                Time elapsed:     0            ms
                Progress:         16           %
                """);
    }

    @Test
    void noJobIsNone() {
        assertThat(text(out -> JobText.print(Optional.empty(), true, out)))
                .isEqualTo("Job type:         None        \n");
        assertThat(text(out -> JobText.raw(Optional.empty(), out))).isEqualTo("Job type: 0\n\n");
    }

    @Test
    void rawFiguresAreThoseOfLibvirtInItsOrder() {
        assertThat(text(out -> JobText.raw(Optional.of(job(State.COMPLETED, figures())), out)))
                .startsWith("Job type: 3\n\noperation: 8\ntime_elapsed: 67\ndowntime: 300\n")
                .endsWith("memory_page_size: 4096\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.000 B",
        "1023,1023.000 B",
        "1024,1.000 KiB",
        "1536,1.500 KiB",
        "1048576,1.000 MiB",
        "1073741823,1024.000 MiB",
        "1073741824,1.000 GiB",
        "1099511627776,1.000 TiB",
        "1125899906842624,1.000 PiB",
        "9223372036854775807,8.000 EiB"
    })
    void sizesAreScaledAsVirshDoes(long bytes, String text) {
        assertThat(JobText.scaled(bytes)).isEqualTo(text);
    }
}
