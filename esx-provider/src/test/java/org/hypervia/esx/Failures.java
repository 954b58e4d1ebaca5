// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Checks how calls fail. */
final class Failures {
    private Failures() {}

    /** Checks the code of a failure and goes on with its message. */
    static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }
}
