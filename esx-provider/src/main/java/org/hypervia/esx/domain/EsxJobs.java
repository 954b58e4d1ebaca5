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
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.task.RecentTasks;
import org.hypervia.esx.vim.task.TaskCalls;
import org.hypervia.esx.vim.task.TaskInfo;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainJobOperations;

/**
 * The task that works on a machine, whoever started it: the newest of its {@code recentTask} that has not ended. One
 * retrieval brings the tasks and the server's own clock, since ours may be wrong.
 */
public final class EsxJobs implements DomainJobOperations {
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
        PropertyQuery query = RecentTasks.query(machine)
                .called("asking about the jobs of " + connection.names().of(ref));
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        if (ObjectContent.find(found, machine).isEmpty()) {
            throw connection.names().gone(ref);
        }
        RecentTasks recent = RecentTasks.of(found);
        Optional<Job> newest = recent.tasks().stream()
                .map(task -> new Job(task.task(), task.info()))
                .filter(job -> isActive(job.info()))
                // Of several with one start, the last that the host names.
                .reduce((a, b) -> Comparator.comparing(Job::since).compare(a, b) > 0 ? a : b);
        return new Present(newest, recent.serverTime().orElseGet(Instant::now));
    }

    private static boolean isActive(TaskInfo info) {
        return info.state() == TaskInfo.State.QUEUED || info.state() == TaskInfo.State.RUNNING;
    }
}
