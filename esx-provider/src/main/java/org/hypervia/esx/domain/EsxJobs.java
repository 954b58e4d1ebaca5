// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vim.task.TaskCalls;
import org.hypervia.esx.vim.task.TaskInfo;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.XsdDateTime;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainJobOperations;

/**
 * The task that works on a machine, whoever started it: the newest of its {@code recentTask} that has not ended. One
 * retrieval brings the tasks and the server's own clock, since ours may be wrong.
 */
public final class EsxJobs implements DomainJobOperations {
    private static final PropertyQuery.Step TASKS =
            new PropertyQuery.Step("tasks", "VirtualMachine", "recentTask", List.of());
    private static final ManagedObjectRef SERVICE = new ManagedObjectRef("ServiceInstance", "ServiceInstance");
    private static final String CLOCK = "serverClock";
    private static final String INFO = "info";

    private final EsxConnection connection;

    public EsxJobs(EsxConnection connection) {
        this.connection = connection;
    }

    private record Job(ManagedObjectRef task, TaskInfo info) {
        Instant since() {
            return info.startTime().or(info::queueTime).orElse(Instant.EPOCH);
        }
    }

    private record Present(Optional<Job> job, Instant now) {}

    @Override
    public Optional<DomainJob.Info> info(String ref, Deadline deadline) {
        Present present = present(ref, deadline);
        return present.job()
                .map(job -> new DomainJob.Info(
                        job.info().descriptionId(),
                        job.info().progress(),
                        elapsed(job, present.now()),
                        job.info().isCancelable()));
    }

    private static Duration elapsed(Job job, Instant now) {
        boolean known =
                job.info().startTime().isPresent() || job.info().queueTime().isPresent();
        Duration elapsed = known ? Duration.between(job.since(), now) : Duration.ZERO;
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    @Override
    public void abort(String ref, Deadline deadline) {
        Job job = present(ref, deadline)
                .job()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.OPERATION_INVALID,
                        "no job is active on " + connection.names().of(ref) + ", so there is nothing to abort"));
        if (!job.info().isCancelable()) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "the host does not let " + job.info().descriptionId() + " on "
                            + connection.names().of(ref) + " be cancelled: wait for its end");
        }
        connection
                .session()
                .invoke(connection.names().doing("aborting the job of", ref, TaskCalls.cancel(job.task())), deadline);
    }

    private Present present(String ref, Deadline deadline) {
        ManagedObjectRef machine = ManagedObjectRef.virtualMachine(ref);
        // The host forgets tasks at any time, also while it answers.
        PropertyQuery query = new PropertyQuery()
                .take(machine.type(), DomainRows.NAME)
                .take("Task", INFO)
                .take(SERVICE.type(), CLOCK)
                .from(machine, TASKS)
                .from(SERVICE)
                .called("asking about the jobs of " + connection.names().of(ref))
                .toleratingGone();
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        if (ObjectContent.find(found, machine).isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.NO_DOMAIN, connection.names().of(ref) + " is gone: list the domains anew");
        }
        Optional<Job> newest = found.stream()
                .filter(object -> object.object().type().equals("Task"))
                .flatMap(task -> task.value(INFO).stream().map(info -> new Job(task.object(), TaskInfo.of(info))))
                .filter(job -> isActive(job.info()))
                // Of several with one start, the last that the host names.
                .reduce((a, b) -> Comparator.comparing(Job::since).compare(a, b) > 0 ? a : b);
        Instant now = found.stream()
                .flatMap(object -> object.text(CLOCK).stream())
                .flatMap(text -> XsdDateTime.parse(text).stream())
                .findFirst()
                .orElseGet(Instant::now);
        return new Present(newest, now);
    }

    private static boolean isActive(TaskInfo info) {
        return info.state() == TaskInfo.State.QUEUED || info.state() == TaskInfo.State.RUNNING;
    }
}
