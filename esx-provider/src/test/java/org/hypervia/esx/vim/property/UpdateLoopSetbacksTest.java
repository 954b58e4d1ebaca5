// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.WaitingHost.running;
import static org.hypervia.esx.vim.WaitingHost.success;
import static org.hypervia.esx.vim.WaitingHost.task;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.WaitingHost;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectChange;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that end often, answers that are lost, and those who leave: nobody waits in vain, and nothing stays behind. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UpdateLoopSetbacksTest {
    /** Somebody who watches one task. */
    private static final class Watch implements Subscription {
        private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
        private final ManagedObjectRef task;
        private volatile boolean over;

        Watch(String task) {
            this.task = new ManagedObjectRef("Task", task);
        }

        @Override
        public ManagedObjectRef subject() {
            return task;
        }

        @Override
        public PropertyQuery query() {
            return PropertyQuery.of(task, "info");
        }

        @Override
        public void tell(ObjectChange change) {
            news.add(change.object().value());
        }

        @Override
        public void lose(HypervisorException error) {
            over = true;
            news.add(error.code() + " " + error.getMessage());
        }

        @Override
        public boolean isOver() {
            return over;
        }
    }

    private final WaitingHost host = new WaitingHost();
    private final ScriptedServer server = host.server();
    private final VimSession session = Scripts.open(server);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        host.close();
        threads.shutdownNow();
    }

    private UpdateLoop loop(Duration patience, Duration pause) {
        return new UpdateLoop(session, new Pace(45, patience, pause, 4));
    }

    @Test
    void aSessionThatIsRenewedIsNoFailureOfTheNetwork() throws Exception {
        Scripts.sessionLives(server, false);
        // Whoever counts a failure pauses for longer than this test may take.
        UpdateLoop loop = loop(Duration.ofMillis(5), Duration.ofMinutes(5));
        Watch watch = new Watch(WaitingHost.TASK);
        Subscriber subscriber = loop.subscribe(watch, soon());
        for (int i = 0; i < 3; i++) {
            host.then(server.faulting("NotAuthenticated", ""));
        }
        host.tell(running(""));

        assertThat(subscriber.next(watch.news, soon())).contains(WaitingHost.TASK);
        assertThat(server.count("Login")).isEqualTo(3);
        loop.close();
    }

    @Test
    void sessionsThatEndForEverEndTheWait() throws Exception {
        Scripts.sessionLives(server, false);
        UpdateLoop loop = loop(Duration.ofMillis(5), Duration.ofMillis(1));
        server.forget("WaitForUpdatesEx").on("WaitForUpdatesEx", server.faulting("NotAuthenticated", ""));
        Watch watch = new Watch(WaitingHost.TASK);
        Subscriber subscriber = loop.subscribe(watch, soon());

        assertThat(subscriber.next(watch.news, soon()).orElseThrow()).startsWith("AUTH_FAILED");
        loop.close();
    }

    /** Its filter could not be made while the loop was between two waits, so the wait that then began knew nothing of it. */
    @Test
    void whoIsLeftToTheLoopBetweenTwoWaitsIsNotForgotten() throws Exception {
        UpdateLoop loop = loop(Duration.ofMillis(5), Duration.ofMillis(1));
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch letMake = new CountDownLatch(1);
        server.forget("CreateFilter")
                // The first one is left to the loop, which makes its filter before the first wait ...
                .on("CreateFilter", ScriptedServer.failing(ErrorCode.READ_FAILED))
                .on("CreateFilter", request -> {
                    making.countDown();
                    await(letMake);
                    return host.makeFilter(request);
                })
                // ... and meanwhile comes the second one, and is left to the loop as well.
                .on("CreateFilter", ScriptedServer.failing(ErrorCode.READ_FAILED))
                .on("CreateFilter", host::makeFilter);
        loop.subscribe(new Watch("task-9"), soon());
        await(making);
        Watch late = new Watch(WaitingHost.TASK);
        Subscriber subscriber = loop.subscribe(late, soon());
        CountDownLatch polling = new CountDownLatch(1);
        Future<Optional<String>> told = threads.submit(() -> {
            polling.countDown();
            return subscriber.next(late.news, Deadline.after(Duration.ofSeconds(20)));
        });
        await(polling);
        letMake.countDown();

        host.awaitWait();
        host.awaitWait();
        host.tell(task("task-9", "<state>running</state>"), running(""));

        assertThat(told.get()).contains(WaitingHost.TASK);
        assertThat(server.count("CancelWaitForUpdates")).isPositive();
        loop.close();
    }

    @Test
    void filtersWhoseAnswersWereLostGoWithTheirCollector() throws Exception {
        UpdateLoop loop = loop(Duration.ofMillis(5), Duration.ofMillis(1));
        Watch present = new Watch(WaitingHost.TASK);
        Subscriber subscriber = loop.subscribe(present, soon());
        host.awaitWait();
        host.tell(running(""));
        host.awaitWait();
        server.forget("CreateFilter").on("CreateFilter", ScriptedServer.failing(ErrorCode.OPERATION_ABORTED));
        for (int i = 0; i < 4; i++) {
            loop.subscribe(new Watch("task-" + (10 + i)), soon()).close();
        }
        server.forget("CreateFilter").on("CreateFilter", host::makeFilter);
        assertThat(server.count("DestroyPropertyCollector")).isZero();

        host.tellNothing();
        host.awaitWait();

        assertThat(server.count("CreatePropertyCollector")).isEqualTo(2);
        assertThat(server.requests("DestroyPropertyCollector"))
                .map(ScriptedServer.Request::target)
                .containsExactly("PropertyCollector:own-1");
        // Who is still there goes on with a new filter.
        present.news.clear();
        host.tell(success(""));
        assertThat(subscriber.next(present.news, soon())).contains(WaitingHost.TASK);
        loop.close();
    }

    @Test
    void aFilterOfSomebodyWhoLeftWhileItWasMadeIsTakenAway() throws Exception {
        UpdateLoop loop = loop(Duration.ofMillis(5), Duration.ofMillis(1));
        Subscriber[] left = new Subscriber[1];
        CountDownLatch known = new CountDownLatch(1);
        server.forget("CreateFilter")
                .on("CreateFilter", ScriptedServer.failing(ErrorCode.OPERATION_ABORTED))
                .on("CreateFilter", request -> {
                    await(known);
                    left[0].close();
                    return host.makeFilter(request);
                });
        CountDownLatch destroyed = new CountDownLatch(1);
        server.forget("DestroyPropertyFilter").on("DestroyPropertyFilter", request -> {
            destroyed.countDown();
            return server.result("DestroyPropertyFilter", "");
        });

        left[0] = loop.subscribe(new Watch(WaitingHost.TASK), soon());
        known.countDown();

        await(destroyed);
        assertThat(server.requests("DestroyPropertyFilter"))
                .map(ScriptedServer.Request::target)
                .containsExactly("PropertyFilter:filter-1");
        loop.close();
    }

    @Test
    void aWalkThatMeetsWhatGoesAwayIsBegunAnew() throws Exception {
        UpdateLoop loop = loop(Duration.ofMillis(5), Duration.ofMillis(1));
        server.forget("CreateFilter")
                .on("CreateFilter", server.faulting("ManagedObjectNotFound", "<obj type=\"VirtualMachine\">2284</obj>"))
                .on("CreateFilter", host::makeFilter);
        Watch watch = new Watch(WaitingHost.TASK);
        Subscriber subscriber = loop.subscribe(watch, soon());
        host.tell(running(""));

        assertThat(subscriber.next(watch.news, soon())).contains(WaitingHost.TASK);
        loop.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
