// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** All that can be told of a connection by opening it: whether that works, and what the session says of itself. */
record OpeningCheck(HypervisorProvider provider, ConnectionSpec spec) {
    private static final String NOT_OPEN = "there is no connection to ask";

    ConnectionCheck run() {
        try (ProviderSession session = provider.open(spec, Deadline.after(spec.connectTimeout()))) {
            List<CheckStep> steps = new ArrayList<>();
            steps.add(CheckStep.ok("connect", "connected to " + session.uri().shown()));
            steps.add(CheckStep.ok(
                    "encryption",
                    session.isEncrypted()
                            ? "the way is encrypted"
                            : "the way is not encrypted, or does not leave this machine"));
            steps.add(CheckStep.ok("version", session.type() + " " + session.version()));
            session.libraryVersion().ifPresent(version -> steps.add(CheckStep.ok("library", version.toString())));
            session.daemonVersion().ifPresent(version -> steps.add(CheckStep.ok("daemon", version.toString())));
            return new ConnectionCheck(steps, List.of());
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.OPERATION_ABORTED) {
                throw e;
            }
            return new ConnectionCheck(
                    List.of(
                            CheckStep.failed("connect", e),
                            CheckStep.skipped("encryption", NOT_OPEN),
                            CheckStep.skipped("version", NOT_OPEN)),
                    List.of());
        }
    }
}
