// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.WaitingHost.change;
import static org.hypervia.esx.vim.WaitingHost.object;
import static org.hypervia.esx.vim.WaitingHost.running;
import static org.hypervia.esx.vim.WaitingHost.success;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.WaitingHost;
import org.hypervia.esx.vim.machine.QuestionAnswers;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskHabits;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectChange;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop serves whoever subscribes: here the names of all machines of a host, beside a task. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UpdateLoopTest {
    private static final ManagedObjectRef HOST = new ManagedObjectRef("HostSystem", "ha-host");
    private static final Pace HASTY = new Pace(45, Duration.ofMillis(5), Duration.ofMillis(1), 3);

    /** Machines' names, as a live inventory would have them. */
    private static final class Inventory implements Subscription {
        private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
        private volatile boolean over;

        @Override
        public ManagedObjectRef subject() {
            return HOST;
        }

        @Override
        public PropertyQuery query() {
            return new PropertyQuery()
                    .take("VirtualMachine", "name")
                    .from(HOST, new Step("machines", "HostSystem", "vm", List.of()));
        }

        @Override
        public void tell(ObjectChange change) {
            news.add(change.kind() + " " + change.object()
                    + change.values()
                            .getOrDefault("name", Optional.empty())
                            .map(name -> " " + name.text())
                            .orElse(""));
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
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final VimSession session = Scripts.open(server);
    private final UpdateLoop loop = new UpdateLoop(session, HASTY);
    private final TaskRunner tasks =
            new TaskRunner(session, loop, new TaskHabits(QuestionAnswers.none(), ProgressListener.ignoring()));
    private final Inventory inventory = new Inventory();

    @AfterEach
    void end() {
        loop.close();
        host.close();
        loop.awaitEnd(Duration.ofSeconds(30));
        threads.shutdownNow();
    }

    private static String subject() {
        return object("enter", "HostSystem", "ha-host", change("name", "<val xsi:type=\"xsd:string\">esx</val>"));
    }

    /** A machine that only the walk meets, so the script's first filter tells of it. */
    private static String machine(String kind, String name) {
        return object(kind, "VirtualMachine", "17", change("name", "<val xsi:type=\"xsd:string\">" + name + "</val>"));
    }

    private String next(Subscriber subscriber) throws InterruptedException {
        return subscriber.next(inventory.news, soon()).orElseThrow();
    }

    private Future<?> startTask() {
        return threads.submit(() -> tasks.run(Calls.reference("Do_Task", MACHINE), MACHINE, soon()));
    }

    @Test
    void oneWaitTellsATaskAndAnInventory() throws Exception {
        Subscriber subscriber = loop.subscribe(inventory, soon());
        host.awaitWait();
        host.tell(subject(), machine("enter", "web"));
        assertThat(next(subscriber)).isEqualTo("enter VirtualMachine:17 web");
        host.awaitWait();
        Future<?> task = startTask();
        // The wait under way knows nothing of the task's filter, so it is ended; the next one covers both.
        host.awaitWait();
        host.tell(subject(), machine("enter", "web"), machine("modify", "www"), running(""), success(""));
        task.get();

        assertThat(next(subscriber)).isEqualTo("enter VirtualMachine:17 web");
        assertThat(next(subscriber)).isEqualTo("modify VirtualMachine:17 www");
        assertThat(server.count("CreatePropertyCollector")).isEqualTo(1);
        assertThat(server.requests("CreateFilter"))
                .map(request -> request.target())
                .containsExactly("PropertyCollector:own-1", "PropertyCollector:own-1");
        assertThat(server.requests("CreateFilter").get(0).body())
                .contains("<type>VirtualMachine</type>", "<path>vm</path>");
        subscriber.close();
        assertThat(server.requests("DestroyPropertyFilter"))
                .map(request -> request.target())
                .containsExactly("PropertyFilter:filter-2", "PropertyFilter:filter-1");
    }

    @Test
    void whatComesOfAFilterIsToldToNobodyElse() throws Exception {
        Subscriber subscriber = loop.subscribe(inventory, soon());
        host.awaitWait();
        host.tell(subject());
        host.awaitWait();
        Future<?> task = startTask();
        host.awaitWait();
        // The machine whose questions the task watches is one that the walk could meet as well.
        host.tell(subject(), running(""), WaitingHost.noQuestion(), machine("enter", "web"), success(""));
        task.get();

        assertThat(next(subscriber)).isEqualTo("enter VirtualMachine:17 web");
        assertThat(inventory.news).isEmpty();
    }

    @Test
    void aLostSessionGivesAllTheirFiltersBack() throws Exception {
        Scripts.sessionLives(server, false);
        Subscriber subscriber = loop.subscribe(inventory, soon());
        host.awaitWait();
        host.tell(subject(), machine("enter", "web"));
        next(subscriber);
        host.awaitWait();
        Future<?> task = startTask();
        host.awaitWait();
        host.tell(subject(), running(""))
                .then(server.faulting("NotAuthenticated", ""))
                .tell(subject(), object("leave", "HostSystem", "ha-host", ""), success(""));
        task.get();

        assertThat(next(subscriber)).isEqualTo("leave HostSystem:ha-host");
        assertThat(server.count("Login")).isEqualTo(1);
        assertThat(server.requests("CreateFilter"))
                .map(request -> request.target())
                .containsExactly(
                        "PropertyCollector:own-1",
                        "PropertyCollector:own-1",
                        "PropertyCollector:own-2",
                        "PropertyCollector:own-2");
        assertThat(server.requests("CreateFilter").get(2).body())
                .contains("<type>VirtualMachine</type>", "<obj type=\"HostSystem\">ha-host</obj>");
        assertThat(server.requests("CreateFilter").get(3).body()).contains("<obj type=\"Task\">task-1</obj>");
    }

    @Test
    void whatComesBeforeTheFilterIsKnownIsKept() throws Exception {
        Future<?> task = startTask();
        host.awaitWait();
        host.tell(running(""));
        host.awaitWait();
        server.forget("CreateFilter").on("CreateFilter", request -> {
            HttpReply made = host.makeFilter(request);
            host.tell(subject(), object("leave", "HostSystem", "ha-host", ""));
            awaitWait();
            return made;
        });

        Subscriber subscriber = loop.subscribe(inventory, soon());

        assertThat(next(subscriber)).isEqualTo("leave HostSystem:ha-host");
        assertThat(server.methods()).doesNotContain("CancelWaitForUpdates");
        host.tell(success(""));
        task.get();
    }

    private void awaitWait() {
        try {
            host.awaitWait();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEmptyInventoryIsNoSilentOne() throws Exception {
        loop.subscribe(inventory, soon());
        for (int i = 0; i < 5; i++) {
            host.awaitWait();
            if (i == 0) {
                host.tell(subject());
            } else {
                host.tellNothing();
            }
        }

        assertThat(inventory.news).isEmpty();
        assertThat(server.requests("WaitForUpdatesEx"))
                .map(request -> request.text("version"))
                .startsWith("", "v1", "v1");
    }

    @Test
    void ofWhatTheServerIsSilentIsLost() throws Exception {
        Subscriber subscriber = loop.subscribe(inventory, soon());
        host.tell().tell().tell();

        assertThat(next(subscriber)).isEqualTo("INTERNAL_ERROR the host says nothing of HostSystem:ha-host");
    }

    @Test
    void whatMayNotBeWatchedIsLostAlone() throws Exception {
        Future<?> task = startTask();
        host.awaitWait();
        host.tell(running(""));
        host.awaitWait();
        server.forget("CreateFilter").on("CreateFilter", server.faulting("NoPermission", ""));
        Subscriber subscriber = loop.subscribe(inventory, soon());

        assertThat(next(subscriber)).startsWith("ACCESS_DENIED watching HostSystem:ha-host");

        assertThat(task.isDone()).isFalse();
        host.tell(success(""));
        task.get();
    }

    @Test
    void closingLosesEverybodyAndRefusesNewcomers() throws Exception {
        Subscriber subscriber = loop.subscribe(inventory, soon());
        host.awaitWait();

        loop.close();

        assertThat(next(subscriber)).isEqualTo("INVALID_CONN the connection is closed");
        HypervisorException error =
                catchThrowableOfType(HypervisorException.class, () -> loop.subscribe(new Inventory(), soon()));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_CONN);
        subscriber.close();
        assertThat(server.methods()).doesNotContain("DestroyPropertyFilter");
    }
}
