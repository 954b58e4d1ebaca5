// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.Written.machine;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2.3 and 3.2 of the reference. */
class MemoryVmxTest {
    private static final Written OLD = Written.hardware(4);

    @ParameterizedTest
    @CsvSource({"memsize,1024,1048576", "memSize,4,4096", "MEMSIZE,36,36864"})
    void readsMemoryInMebibytes(String key, String value, long kibibytes) {
        assertThat(read(key + "=" + value).memory().kibibytes()).isEqualTo(kibibytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-4", "5", "2", "1023", "unlimited", "x", "9223372036854775804"})
    void refusesMemoryThatIsNoMultipleOfFour(String value) {
        refuses("memsize=" + value, "memsize");
    }

    @ParameterizedTest
    @CsvSource({"512,512", "-1,1024", "unlimited,1024", "0,1024", "4096,1024", "1,1"})
    void readsTheCurrentMemory(String value, long mebibytes) {
        assertThat(read("memsize=1024", "sched.mem.max=" + value).currentMemory())
                .isEqualTo(MemorySize.ofMebibytes(mebibytes));
    }

    @ParameterizedTest
    @CsvSource({"256,256", "0,0", "-3,0", "unlimited,0", "9999,1024"})
    void readsTheReservedMemory(String value, long mebibytes) {
        assertThat(read("memsize=1024", "sched.mem.minSize=" + value).minimumGuarantee())
                .isEqualTo(Optional.of(MemorySize.ofMebibytes(mebibytes)).filter(it -> it.bytes() > 0));
    }

    @Test
    void refusesMalformedMemoryLimits() {
        refuses("sched.mem.max=x", "sched.mem.max");
        refuses("sched.mem.minsize=x", "sched.mem.minsize");
    }

    @ParameterizedTest
    @CsvSource({
        // memory KiB, current KiB, memsize, sched.mem.max
        "4096,4096,4,-",
        "1048577,524289,1028,513",
        "1048576,1048576,1024,-",
        "1048576,1048575,1024,1024",
        "1048575,1048575,1024,1024",
        "4097,4097,8,5",
        "1048576,524288,1024,512",
        "1,1,4,1",
    })
    void roundsMemoryUp(long memory, long current, String size, String max) {
        List<String> lines = OLD.text(machine()
                        .memory(MemorySize.ofKibibytes(memory))
                        .currentMemory(MemorySize.ofKibibytes(current))
                        .build())
                .lines()
                .toList();
        assertThat(lines).contains("memsize = \"" + size + "\"");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("sched.mem.max"))
                        .findFirst())
                .isEqualTo(max.equals("-") ? Optional.empty() : Optional.of("sched.mem.max = \"" + max + "\""));
    }

    @Test
    void writesTheReservedMemory() {
        assertThat(OLD.added(domain -> domain.minimumGuarantee(MemorySize.ofKibibytes(262145))))
                .containsExactly("sched.mem.minsize = \"257\"");
        assertThat(OLD.added(domain -> domain.minimumGuarantee(MemorySize.ZERO)))
                .isEmpty();
    }
}
