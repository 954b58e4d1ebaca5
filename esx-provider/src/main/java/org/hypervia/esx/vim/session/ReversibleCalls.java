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

    private final VimSession session;
    private final Deque<Inverse> done = new ArrayDeque<>();

    /**
     * A call that takes another one back.
     *
     * @param call the call
     * @param needless the faults that say that there is nothing to take back
     * @param wrong what people will find if it fails, such as {@code switch 'x' is left, remove it}
     */
    public record Inverse(SoapCall<?> call, Set<String> needless, String wrong) {
        public Inverse {
            needless = Set.copyOf(needless);
        }

        /** Takes back that something was added. */
        public static Inverse removing(SoapCall<?> call, String wrong) {
            return new Inverse(call, Set.of("NotFound"), wrong);
        }

        /** Takes back that something was removed. */
        public static Inverse adding(SoapCall<?> call, String wrong) {
            return new Inverse(call, Set.of("AlreadyExists", "DuplicateName"), wrong);
        }
    }

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

    /** Makes a call that can be taken back. */
    public void make(SoapCall<?> call, Inverse inverse, Deadline deadline) {
        done.push(inverse);
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
                if (e.fault().filter(inverse.needless()::contains).isEmpty()) {
                    System.getLogger(ReversibleCalls.class.getName())
                            .log(Level.WARNING, "taking back: {0}", e.getMessage());
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
