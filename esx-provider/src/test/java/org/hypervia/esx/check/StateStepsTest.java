// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.esx.vim.host.ServerLicence;
import org.junit.jupiter.api.Test;

class StateStepsTest {
    private static CheckStep step(ServerLicence... licences) {
        return StateSteps.licence(Optional.of(List.of(licences)));
    }

    private static ServerLicence trial(Long hours) {
        return new ServerLicence("Evaluation Mode", "eval", Optional.ofNullable(hours));
    }

    @Test
    void aTrialIsAWarningUntilItIsOver() {
        assertThat(step(trial(7L)).outcome()).isEqualTo(CheckOutcome.WARNING);
        assertThat(step(trial(7L)).detail()).contains("7 hours");
        assertThat(step(trial(0L)).outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(step(trial(null)).outcome()).isEqualTo(CheckOutcome.WARNING);
    }

    @Test
    void theFreeEditionRefusesChanges() {
        CheckStep step = step(new ServerLicence("vSphere Hypervisor", "esxBasic.vram", Optional.empty()));

        assertThat(step.outcome()).isEqualTo(CheckOutcome.WARNING);
        assertThat(step.detail()).contains("refuses changes");
    }

    @Test
    void aLicenceBesideATrialCounts() {
        ServerLicence bought = new ServerLicence("vCenter Server 8 Standard", "vc.standard", Optional.empty());

        assertThat(step(trial(0L), bought).outcome()).isEqualTo(CheckOutcome.OK);
        assertThat(step().outcome()).isEqualTo(CheckOutcome.WARNING);
        assertThat(StateSteps.licence(Optional.empty()).outcome()).isEqualTo(CheckOutcome.SKIPPED);
    }
}
