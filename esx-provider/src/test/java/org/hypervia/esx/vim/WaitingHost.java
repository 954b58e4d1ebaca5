// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.ScriptedServer.Handler;
import org.hypervia.esx.soap.ScriptedServer.Request;

/** A scripted host whose waits for updates hang until the test lets them go, one by one. */
public final class WaitingHost implements AutoCloseable {
    public static final String TASK = "task-1";

    private static final Pattern OBJECT = Pattern.compile("<obj type=\"[^\"]+\">[^<]+</obj>");

    private final ScriptedServer server;
    private final Map<String, String> watched = new ConcurrentSkipListMap<>();
    private final String wait;
    private final BlockingQueue<Handler> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> waits = new LinkedBlockingQueue<>();
    private final AtomicInteger collectors = new AtomicInteger();
    private final AtomicInteger filters = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger();

    public WaitingHost() {
        this("8.0.2.0", "WaitForUpdatesEx");
    }

    public WaitingHost(String apiVersion, String wait) {
        this.server = Scripts.host(apiVersion);
        this.wait = wait;
        server.on("Do_Task", reference("Task", TASK))
                .on(
                        "CreatePropertyCollector",
                        request -> server.result(
                                "CreatePropertyCollector",
                                reference("PropertyCollector", "own-" + collectors.incrementAndGet())))
                .on("CreateFilter", this::makeFilter)
                .on("DestroyPropertyFilter", "")
                .on("DestroyPropertyCollector", "")
                .on("CancelTask", "")
                .on("AnswerVM", "")
                .on(wait, this::hang)
                .on("CancelWaitForUpdates", request -> {
                    then(server.faulting("RequestCanceled", ""));
                    return server.result("CancelWaitForUpdates", "");
                });
    }

    public ScriptedServer server() {
        return server;
    }

    private static String reference(String type, String value) {
        return "<returnval type=\"" + type + "\">" + value + "</returnval>";
    }

    /** Makes a filter, whose name updates of its objects bear from then on. */
    public HttpReply makeFilter(Request request) {
        String filter = "filter-" + filters.incrementAndGet();
        watched.put(filter, request.body());
        return server.result("CreateFilter", reference("PropertyFilter", filter));
    }

    private HttpReply hang(Request request) {
        waits.add(request);
        try {
            Handler answer = answers.poll(30, TimeUnit.SECONDS);
            if (answer == null) {
                throw new HypervisorException(ErrorCode.OPERATION_TIMEOUT, "the script has nothing more to tell");
            }
            return answer.answer(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(ErrorCode.OPERATION_ABORTED, "interrupted", e);
        }
    }

    /** Waits until the client waits, and returns how it asked. */
    public Request awaitWait() throws InterruptedException {
        Request request = waits.poll(30, TimeUnit.SECONDS);
        assertThat(request).as("a wait for updates").isNotNull();
        return request;
    }

    /** Ends a wait, this one or the next. */
    public WaitingHost then(Handler answer) {
        answers.add(answer);
        return this;
    }

    /** Ends a wait with updates of objects. */
    public WaitingHost tell(String... objects) {
        return then(request -> server.result(wait, updates("", objects)));
    }

    /** Ends a wait with a part of the updates. */
    public WaitingHost tellTruncated(String... objects) {
        return then(request -> server.result(wait, updates("<truncated>true</truncated>", objects)));
    }

    /** Ends a wait without news, as after its longest time. */
    public WaitingHost tellNothing() {
        return then(request -> server.result(wait, ""));
    }

    private String updates(String more, String... objects) {
        StringBuilder sets = new StringBuilder();
        for (String object : objects) {
            filtersOf(object)
                    .forEach(filter -> sets.append("<filterSet><filter type=\"PropertyFilter\">")
                            .append(filter)
                            .append("</filter>")
                            .append(object)
                            .append("</filterSet>"));
        }
        return "<returnval><version>v" + version.incrementAndGet() + "</version>" + sets + more + "</returnval>";
    }

    /** Each filter tells of its own objects; whatever the script has made without this class is the first one. */
    private List<String> filtersOf(String object) {
        Matcher name = OBJECT.matcher(object);
        assertThat(name.find()).as(object).isTrue();
        List<String> found = watched.entrySet().stream()
                .filter(filter -> filter.getValue().contains(name.group()))
                .map(Map.Entry::getKey)
                .toList();
        return found.isEmpty() ? List.of("filter-1") : found;
    }

    public static String object(String kind, String type, String value, String changes) {
        return "<objectSet><kind>" + kind + "</kind><obj type=\"" + type + "\">" + value + "</obj>" + changes
                + "</objectSet>";
    }

    public static String change(String name, String value) {
        return "<changeSet><name>" + name + "</name><op>assign</op>" + value + "</changeSet>";
    }

    public static String task(String task, String fields) {
        return object("enter", "Task", task, change("info", "<val xsi:type=\"TaskInfo\">" + fields + "</val>"));
    }

    public static String task(String fields) {
        return task(TASK, fields);
    }

    public static String running(String more) {
        return task("<key>k</key><state>running</state><cancelable>true</cancelable>" + more);
    }

    public static String success(String more) {
        return task("<state>success</state>" + more);
    }

    public static String failed(String type, String text) {
        return task("<state>error</state><error><fault xsi:type=\"" + type + "\"/><localizedMessage>" + text
                + "</localizedMessage></error>");
    }

    public static String question(String id, String choices) {
        return object(
                "modify",
                "VirtualMachine",
                "16",
                change(
                        "runtime.question",
                        "<val xsi:type=\"VirtualMachineQuestionInfo\"><id>" + id
                                + "</id><text>Moved or copied?</text><choice>" + choices + "</choice></val>"));
    }

    public static String choices(String more) {
        return "<choiceInfo xsi:type=\"ElementDescription\"><label>I moved it</label><summary>s</summary><key>1</key>"
                + "</choiceInfo><choiceInfo><label>I copied it</label><key>2</key></choiceInfo>" + more;
    }

    public static String noQuestion() {
        return object("modify", "VirtualMachine", "16", change("runtime.question", ""));
    }

    @Override
    public void close() {
        server.close();
        then(ScriptedServer.failing(ErrorCode.INVALID_CONN));
    }
}
