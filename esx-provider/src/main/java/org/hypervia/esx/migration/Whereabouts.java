// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.QuestionPendingException;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.vim.migration.MoveSurvey;
import org.hypervia.esx.vim.session.CleanUp;
import org.hypervia.esx.vim.task.RecentTasks;
import org.hypervia.esx.vim.task.RecentTasks.Recent;
import org.hypervia.esx.vim.task.RunningTask;
import org.hypervia.esx.vim.task.TaskInfo;
import org.hypervia.esx.vim.task.TaskOptions;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;

/** What became of a machine whose move did not end well: looked at, and told with the failure. */
record Whereabouts(CenterLink center, Journey journey) {
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    /**
     * Adds to a failure where the machine is now. One round trip, and the wait for the end of a task that was just told to
     * stop; done for a thread that is interrupted too.
     *
     * @param task the task, if it began
     */
    HypervisorException told(HypervisorException failure, Optional<RunningTask> task) {
        String message = sentence(failure) + CleanUp.unbroken(() -> look(failure, task));
        if (failure instanceof QuestionPendingException asked) {
            QuestionPendingException told = new QuestionPendingException(message, asked.question());
            told.addSuppressed(failure);
            return told;
        }
        return with(failure, message);
    }

    /** Adds to what broke off a call before the move began that it did not; other failures say so by what they are. */
    static HypervisorException beforeIt(HypervisorException failure) {
        return isBrokenOff(failure)
                ? with(failure, sentence(failure) + "The migration was not begun, and the domain is where it was")
                : failure;
    }

    /** Adds to a failure after the end of the move that it is complete. */
    static HypervisorException afterIt(HypervisorException failure) {
        return with(
                failure,
                "the migration is complete, but what came of it could not be looked at: " + failure.getMessage());
    }

    private static boolean isBrokenOff(HypervisorException failure) {
        return failure.code() == ErrorCode.OPERATION_ABORTED || failure.code() == ErrorCode.OPERATION_TIMEOUT;
    }

    private static HypervisorException with(HypervisorException failure, String message) {
        return new HypervisorException(failure.code(), message, failure.fault().orElse(null), failure);
    }

    private static String sentence(HypervisorException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.endsWith(".") ? text + " " : text + ". ";
    }

    private String look(HypervisorException failure, Optional<RunningTask> task) {
        try {
            if (isBrokenOff(failure) || failure instanceof QuestionPendingException) {
                task.filter(Whereabouts::wasToldToStop).ifPresent(running -> awaitEnd(running.task()));
            }
            // What the server itself refuses has not begun; without its answer nobody knows.
            boolean lost = task.isEmpty() && failure.fault().isEmpty();
            return describe(lost, Deadline.after(LOOK_LIMIT));
        } catch (HypervisorException e) {
            return "What became of it is not known, since the vCenter could not be asked (" + e.code()
                    + "): look where the domain is before repeating";
        }
    }

    private static boolean wasToldToStop(RunningTask running) {
        return running.info().isCancelable() || running.info().state() == TaskInfo.State.UNKNOWN;
    }

    /** A task that was told to stop needs a moment, and may yet be faster than that; its outcome shows in the look. */
    private void awaitEnd(ManagedObjectRef task) {
        try {
            center.tasks()
                    .follow(task, TaskOptions.plain(), Deadline.after(END_LIMIT))
                    .await(Deadline.after(END_LIMIT));
        } catch (HypervisorException e) {
            // It failed because it was stopped, it goes on, or the server has forgotten it.
        }
    }

    private String describe(boolean lost, Deadline deadline) {
        ManagedObjectRef machine = journey.move().machine();
        PropertyQuery query = RecentTasks.query(machine).take(machine.type(), EntityName.PATH, MoveSurvey.HOST);
        List<ObjectContent> found = center.server().properties().retrieve(query, deadline);
        Optional<ManagedObjectRef> host =
                ObjectContent.find(found, machine).flatMap(object -> object.reference(MoveSurvey.HOST));
        if (host.isEmpty()) {
            return "The vCenter does not tell where the domain is: look before repeating";
        }
        String place = Sites.name(host.get(), journey);
        Optional<Recent> moving = RecentTasks.of(found).tasks().stream()
                .filter(task -> isMove(task.info()))
                .findFirst();
        return moving.map(task -> stillAtWork(task, place)).orElseGet(() -> arrived(host.get(), place, lost));
    }

    /** It is not ended here: where its start has no answer, it may be somebody else's. */
    private static String stillAtWork(Recent moving, String place) {
        TaskInfo info = moving.info();
        return "The vCenter still works on it (" + moving.task() + ", " + info.descriptionId()
                + (info.progress().isPresent() ? ", " + info.progress().getAsInt() + " percent" : "")
                + "), so how it ends is not known; at present the domain is on " + place + ": look at its job"
                + (info.isCancelable() ? ", which can be aborted" : "");
    }

    private String arrived(ManagedObjectRef host, String place, boolean lost) {
        if (!journey.changesHost()) {
            return "The domain is on " + place + unsure(lost);
        }
        return journey.from().host().equals(Optional.of(host))
                ? "The domain is on " + place + " as before" + unsure(lost)
                : "The domain is on " + place + " now: the move was complete all the same";
    }

    private static String unsure(boolean lost) {
        return lost ? ", and nothing moves it at present; the answer was lost, so look again before repeating" : "";
    }

    private static boolean isMove(TaskInfo info) {
        boolean active = info.state() == TaskInfo.State.QUEUED || info.state() == TaskInfo.State.RUNNING;
        String what = info.descriptionId();
        return active && (what.endsWith(".migrate") || what.endsWith(".relocate"));
    }
}
