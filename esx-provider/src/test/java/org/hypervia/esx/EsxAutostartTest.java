// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EsxAutostartTest {
    private final EsxSimulator host = Simulated.host(3);
    private final Hypervisor connection = Simulated.connect(host);
    private final Domain web = connection.domains().byName("web01");
    private final Domain db = connection.domains().byName("db01");

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    @Test
    void autostartGoesOnAndOffForOneDomain() {
        assertThat(web.isAutostart()).isFalse();

        web.setAutostart(true);
        assertThat(web.isAutostart()).isTrue();
        assertThat(db.isAutostart()).isFalse();

        db.setAutostart(true);
        web.setAutostart(false);
        assertThat(web.isAutostart()).isFalse();
        assertThat(db.isAutostart()).isTrue();
    }

    @Test
    void theGeneralSwitchIsNotTurnedOnOverOthers() {
        host.autostart().entry(db.identity().ref(), "powerOn", 1, 30);
        host.autostart().enabled(false);

        Failures.assertFails(ErrorCode.OPERATION_INVALID, () -> web.setAutostart(true))
                .contains(db.identity().ref());
        assertThat(web.isAutostart()).isFalse();

        host.autostart().entry(db.identity().ref(), "none", 1, 30);
        web.setAutostart(true);
        assertThat(web.isAutostart()).isTrue();
        assertThat(db.isAutostart()).isFalse();
    }

    @Test
    void orderAndDelaysOfEveryMachineStay() {
        host.autostart().enabled(true);
        host.autostart().entry(web.identity().ref(), "none", 2, 45);
        host.autostart().entry(db.identity().ref(), "powerOn", 1, 30);

        web.setAutostart(true);

        assertThat(host.autostart().entry(web.identity().ref())).isEqualTo("powerOn 2 45");
        assertThat(host.autostart().entry(db.identity().ref())).isEqualTo("powerOn 1 30");
        web.setAutostart(false);
        assertThat(host.autostart().entry(web.identity().ref())).isEqualTo("none 2 45");
    }

    @Test
    void whatIsSoAlreadyCostsOneRetrievalAndNoChange() {
        host.resetTraffic();
        web.setAutostart(false);
        assertThat(host.traffic().requests()).containsOnlyKeys("RetrievePropertiesEx");

        web.setAutostart(true);
        host.resetTraffic();
        web.setAutostart(true);
        assertThat(host.traffic().total()).isEqualTo(1);
    }

    @Test
    void aDomainThatIsGoneIsNoDomain() {
        host.machine("web01").unregister();
        Failures.assertFails(ErrorCode.NO_DOMAIN, () -> web.setAutostart(true));
    }
}
