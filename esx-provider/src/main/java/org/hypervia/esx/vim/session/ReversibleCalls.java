// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.spi.Deadline;

/**
 * Several calls that are one change: when one fails, those before it are taken back, the last one first. So is the one that
 * failed, unless the server has refused it: without an answer nobody knows whether it was done. For one thread.
 */
public final class ReversibleCalls {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What the server says when there is nothing to take back. */
    private static final Set<String> DONE = Set.of("NotFound", "AlreadyExists", "DuplicateName");

    private final VimSession session;
    private final Deque<Inverse> done = new ArrayDeque<>();

    /** A call that takes another one back, and what is wrong where it fails. */
    private record Inverse(SoapCall<?> call, String wrong) {}

    public ReversibleCalls(VimSession session) {
        this.session = session;
    }

    /**
     * Does all of it; what was made is taken back when anything fails, even for a thread that is interrupted.
     *
     * @param work makes calls with {@link #make}, and whatever else may fail
     */
    public <R> R all(Supplier<R> work) {
        try {
            return work.get();
        } catch (HypervisorException e) {
            throw CleanUp.unbroken(() -> takenBack(e));
        }
    }

    /**
     * Makes a call.
     *
     * @param inverse the call that takes it back
     * @param wrong what people will find if that fails, such as {@code switch 'x' is left: remove it}
     */
    public void make(SoapCall<?> call, SoapCall<?> inverse, String wrong, Deadline deadline) {
        done.push(new Inverse(inverse, wrong));
        try {
            session.invoke(call, deadline);
        } catch (HypervisorException e) {
            if (e.fault().isPresent()) {
                done.pop();
            }
            throw e;
        }
    }

    private HypervisorException takenBack(HypervisorException failure) {
        Deadline deadline = Deadline.after(LIMIT);
        List<String> wrong = new ArrayList<>();
        for (Inverse inverse : done) {
            try {
                session.invoke(inverse.call(), deadline);
            } catch (HypervisorException e) {
                if (e.fault().filter(DONE::contains).isEmpty()) {
                    System.getLogger(ReversibleCalls.class.getName())
                            .log(Level.WARNING, "{0}: {1}", inverse.call().what(), e.getMessage());
                    wrong.add(inverse.wrong());
                }
            }
        }
        done.clear();
        return wrong.isEmpty()
                ? failure
                : new HypervisorException(
                        failure.code(),
                        failure.getMessage() + "; what was done could not be taken back: " + String.join(", ", wrong),
                        failure.fault().orElse(null),
                        failure);
    }
}
