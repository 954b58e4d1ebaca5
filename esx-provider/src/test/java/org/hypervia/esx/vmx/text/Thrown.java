// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Expectations of refusals. */
public final class Thrown {
    private Thrown() {}

    /** The call must be refused with that code, by a message of one line that names all the facts. */
    public static void refused(ErrorCode code, ThrowingCallable call, String... facts) {
        HypervisorException refusal = catchThrowableOfType(HypervisorException.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.getMessage()).doesNotContain("\n").hasSizeLessThan(600);
        for (String fact : facts) {
            assertThat(refusal.getMessage()).contains(fact);
        }
    }
}
