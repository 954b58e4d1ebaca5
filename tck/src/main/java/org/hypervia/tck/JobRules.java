// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;

/** The task that works on a domain. */
abstract class JobRules extends Rules {
    private static final String JOB = "domain.job";

    JobRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "JOBS-01", value = "a domain on which nothing works has no job, whether it runs or not", needs = JOB)
    void none() {
        assertThat(running().job().info()).isEmpty();
        assertThat(off().job().info()).isEmpty();
    }

    @Rule(id = "JOBS-02", value = "a job that there is not cannot be aborted: OPERATION_INVALID", needs = JOB)
    void abortsNothing() {
        fails(ErrorCode.OPERATION_INVALID, () -> running().job().abort());
        fails(ErrorCode.OPERATION_INVALID, () -> off().job().abort());
    }

    @Rule(id = "JOBS-03", value = "a domain that is gone has no job either: NO_DOMAIN", needs = JOB)
    void gone() {
        Domain made = connection().domains().define(host().newDomain());
        made.undefine(Set.of());
        fails(ErrorCode.NO_DOMAIN, () -> made.job().info());
        fails(ErrorCode.NO_DOMAIN, () -> made.job().abort());
    }
}
