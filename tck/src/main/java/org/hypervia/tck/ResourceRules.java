// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.value.MemorySize;

/** Memory and CPUs. */
abstract class ResourceRules extends Rules {
    private static final String RESOURCES = "domain.resources";
    private static final int LOOKS = 40;

    ResourceRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "RSRC-01", value = "maximum memory is that of info", needs = RESOURCES)
    void maxMemoryAgrees() {
        assertThat(off().resources().maxMemory()).isEqualTo(off().info().maxMemory());
    }

    @Rule(id = "RSRC-02", value = "maximum memory of a domain that is off can be changed, exactly", needs = RESOURCES)
    void setsMaxMemory() {
        off().resources().setMaxMemory(MemorySize.ofMebibytes(640));
        assertThat(off().resources().maxMemory()).isEqualTo(MemorySize.ofMebibytes(640));
        assertThat(off().info().maxMemory()).isEqualTo(MemorySize.ofMebibytes(640));
    }

    @Rule(id = "RSRC-03", value = "maximum memory of one that runs is OPERATION_INVALID", needs = RESOURCES)
    void keepsMaxMemoryOfWhatRuns() {
        MemorySize before = running().resources().maxMemory();
        fails(ErrorCode.OPERATION_INVALID, () -> running().resources().setMaxMemory(MemorySize.ofMebibytes(640)));
        assertThat(running().resources().maxMemory()).isEqualTo(before);
    }

    @Rule(id = "RSRC-04", value = "memory of one that runs can be changed, exactly", needs = RESOURCES)
    void setsMemory() {
        MemorySize less = less();
        running().resources().setMemory(less, Affect.CURRENT);
        assertThat(memoryOnce(less)).isEqualTo(less);
    }

    /** Three quarters of what the running domain can have at most, in whole MiB: no host gives more, and a guest lives on. */
    private MemorySize less() {
        return MemorySize.ofMebibytes((running().resources().maxMemory().bytes() / 4 * 3) >> 20);
    }

    /** A guest hands over memory in its own time. */
    private MemorySize memoryOnce(MemorySize wanted) {
        for (int look = 0; look < LOOKS && !running().info().memory().equals(wanted); look++) {
            pause();
        }
        return running().info().memory();
    }

    @Rule(
            id = "RSRC-12",
            value = "without a word on what is meant, what runs is changed; of what is off nobody's configuration"
                    + " is, or all of it",
            needs = RESOURCES)
    void changesWhatRuns() {
        MemorySize less = less();
        running().resources().setMemory(less);
        assertThat(memoryOnce(less)).isEqualTo(less);
        String before = off().xml();
        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> off().resources().setVcpus(1));
        if (error != null) {
            assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_INVALID);
            assertThat(off().xml()).isEqualTo(before);
        } else {
            assertThat(off().info().vcpus()).isEqualTo(1);
        }
    }

    @Rule(id = "RSRC-05", value = "no memory at all is INVALID_ARG", needs = RESOURCES)
    void refusesZero() {
        fails(ErrorCode.INVALID_ARG, () -> running().resources().setMemory(MemorySize.ZERO, Affect.CURRENT));
        fails(ErrorCode.INVALID_ARG, () -> off().resources().setMaxMemory(MemorySize.ZERO));
    }

    @Rule(id = "RSRC-06", value = "current virtual CPUs are those of info", needs = RESOURCES)
    void vcpusAgree() {
        assertThat(off().resources().vcpus(VcpuCount.CURRENT, Affect.CURRENT))
                .isEqualTo(off().info().vcpus());
    }

    @Rule(id = "RSRC-07", value = "the virtual CPUs of a domain that is off can be changed", needs = RESOURCES)
    void setsVcpus() {
        off().resources().setVcpus(1, Affect.CONFIG);
        assertThat(off().resources().vcpus(VcpuCount.CURRENT, Affect.CONFIG)).isEqualTo(1);
    }

    @Rule(id = "RSRC-08", value = "too many or no virtual CPUs are INVALID_ARG", needs = RESOURCES)
    void refusesTooManyVcpus() {
        fails(ErrorCode.INVALID_ARG, () -> off().resources().setVcpus(10_000, Affect.CONFIG));
        fails(ErrorCode.INVALID_ARG, () -> off().resources().setVcpus(0, Affect.CONFIG));
    }

    @Rule(id = "RSRC-09", value = "the scheduler has a type and parameters, each once", needs = RESOURCES)
    void schedules() {
        SchedulerParameters scheduler = running().resources().scheduler();
        assertThat(scheduler.type()).isNotBlank();
        assertThat(scheduler.parameters()).isNotEmpty();
        assertThat(scheduler.parameters())
                .extracting(SchedulerParameters.Parameter::name)
                .doesNotHaveDuplicates();
    }

    @Rule(id = "RSRC-10", value = "a scheduler parameter there is not is ARGUMENT_UNSUPPORTED", needs = RESOURCES)
    void refusesUnknownSchedulerParameters() {
        fails(
                ErrorCode.ARGUMENT_UNSUPPORTED,
                () -> running().resources().setScheduler(Set.of(new SchedulerParameters.Parameter("tck-nonsense", 1))));
    }

    @Rule(id = "RSRC-11", value = "memory parameters that are set are there, in the same unit", needs = RESOURCES)
    void setsMemoryParameters() {
        MemoryParameters before = off().resources().memoryParameters();
        MemoryParameters wanted = before.minGuarantee().isPresent()
                ? MemoryParameters.ofMinGuarantee(MemorySize.ofMebibytes(64))
                : new MemoryParameters(
                        Optional.of(MemorySize.ofMebibytes(64)), Optional.empty(), Optional.empty(), Optional.empty());
        off().resources().setMemoryParameters(wanted);
        MemoryParameters after = off().resources().memoryParameters();
        assertThat(before.minGuarantee().isPresent() ? after.minGuarantee() : after.hardLimit())
                .hasValue(MemorySize.ofMebibytes(64));
    }
}
