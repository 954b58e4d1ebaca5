// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;

/** Power. */
abstract class LifecycleRules extends Rules {
    LifecycleRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "LIFE-01", value = "start runs a domain that is off", needs = "domain.lifecycle")
    void starts() {
        Domain domain = off();
        domain.start();
        assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
        assertThat(connection().domains().byName(host().off()).id()).isPresent();
    }

    @Rule(
            id = "LIFE-02",
            value = "start of one that runs is OPERATION_INVALID and changes nothing",
            needs = "domain.lifecycle")
    void startsOnce() {
        fails(ErrorCode.OPERATION_INVALID, () -> running().start());
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(id = "LIFE-03", value = "destroy switches off", needs = "domain.lifecycle")
    void destroys() {
        Domain domain = running();
        domain.destroy();
        assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
    }

    @Rule(id = "LIFE-04", value = "destroy of one that is off is OPERATION_INVALID", needs = "domain.lifecycle")
    void destroysOnce() {
        fails(ErrorCode.OPERATION_INVALID, () -> off().destroy());
    }

    @Rule(id = "LIFE-05", value = "suspend pauses, resume goes on", needs = "domain.lifecycle")
    void suspendsAndResumes() {
        Domain domain = running();
        domain.suspend();
        assertThat(domain.status().state()).isEqualTo(DomainState.PAUSED);
        domain.resume();
        assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(
            id = "LIFE-06",
            value = "suspend and resume of one that is off are OPERATION_INVALID",
            needs = "domain.lifecycle")
    void suspendsWhatRuns() {
        fails(ErrorCode.OPERATION_INVALID, () -> off().suspend());
        fails(ErrorCode.OPERATION_INVALID, () -> off().resume());
        assertThat(off().status().state()).isEqualTo(DomainState.SHUTOFF);
    }

    @Rule(
            id = "LIFE-07",
            value = "shutdown and reboot of one that is off are OPERATION_INVALID",
            needs = "domain.lifecycle")
    void asksOnlyGuestsThatRun() {
        fails(ErrorCode.OPERATION_INVALID, () -> off().shutdown());
        fails(ErrorCode.OPERATION_INVALID, () -> off().reboot());
    }

    @Rule(
            id = "LIFE-08",
            value = "a handle stays good, and equal, over changes of the state",
            needs = "domain.lifecycle")
    void handlesStay() {
        Domain domain = off();
        for (int i = 0; i < 3; i++) {
            domain.start();
            assertThat(off()).isEqualTo(domain).hasSameHashCodeAs(domain);
            domain.destroy();
        }
        assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
    }

    @Rule(id = "LIFE-09", value = "what is done to one domain is not done to another", needs = "domain.lifecycle")
    void changesOneDomain() {
        off().start();
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
        running().destroy();
        assertThat(off().status().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(id = "LIFE-10", value = "threads may share a connection", needs = "domain.lifecycle")
    void threadsShare() throws InterruptedException {
        List<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 10; n++) {
                    assertThat(running().info().state()).isEqualTo(DomainState.RUNNING);
                    fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName("tck-nobody"));
                }
            });
            thread.setUncaughtExceptionHandler((who, error) -> wrong.add(error));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
