// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.params.provider.Arguments;

/** Faults of {@link SeededFaultsIT} in devices, jobs, and changes of what runs. */
final class DeviceFaults {
    private DeviceFaults() {}

    static Stream<Arguments> all() {
        return Stream.of(
                SeededFaultsIT.fault(
                        "an attach that only says so", "DEVC-01", call -> call.is("attach") ? null : call.make()),
                SeededFaultsIT.fault(
                        "a detach that does nothing", "DEVC-02", call -> call.is("detach") ? null : call.make()),
                SeededFaultsIT.fault(
                        "a second attach that is swallowed", "DEVC-03", SeededFaultsIT.swallowing("attach")),
                SeededFaultsIT.fault(
                        "a missing device that is not missed", "DEVC-04", SeededFaultsIT.swallowing("detach")),
                SeededFaultsIT.fault("a drive whose own XML is not taken back", "DEVC-08", call -> {
                    if (call.is("update")) {
                        throw new HypervisorException(ErrorCode.CONFIG_UNSUPPORTED, "no such source");
                    }
                    return call.make();
                }),
                SeededFaultsIT.fault("bad XML of a device that is an argument error", "DEVC-06", call -> {
                    try {
                        return call.make();
                    } catch (HypervisorException e) {
                        throw new HypervisorException(ErrorCode.INVALID_ARG, String.valueOf(e.getMessage()));
                    }
                }),
                SeededFaultsIT.fault(
                        "a job that is made up",
                        "JOBS-01",
                        call -> call.is("info") && call.make() instanceof Optional
                                ? Optional.of(new DomainJob.Info("work", OptionalInt.empty(), Duration.ZERO, true))
                                : call.make()),
                SeededFaultsIT.fault("an abort of nothing", "JOBS-02", SeededFaultsIT.swallowing("abort")),
                SeededFaultsIT.fault(
                        "a change of what runs that does nothing",
                        "RSRC-12",
                        call -> call.is("setMemory") && call.arguments().length == 3 ? null : call.make()));
    }
}
