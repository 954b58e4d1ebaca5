// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** What the rules of each area use. */
abstract class Rules {
    private static final long PAUSE_MILLIS = 250;

    private final ProviderContract contract;

    Rules(ProviderContract contract) {
        this.contract = contract;
    }

    final TestHost host() {
        return contract.host();
    }

    final Hypervisor connection() {
        return contract.connection();
    }

    final Hypervisor connect() {
        return contract.connect();
    }

    final Domain running() {
        return connection().domains().byName(host().running());
    }

    final Domain off() {
        return connection().domains().byName(host().off());
    }

    /** Lets the host work for a moment. */
    static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void fails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure, which should be %s", code).isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.getMessage()).as("the message").isNotBlank();
    }
}
