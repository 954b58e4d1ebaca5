// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.call;

import java.util.function.Supplier;
import org.hypervia.api.error.HypervisorException;

/** Who uses something at present, so that it is closed when the last of them has gone. Thread-safe. */
public final class Users {
    private final Supplier<HypervisorException> refusal;
    private final Runnable end;

    private int inside;
    private boolean closed;

    /**
     * Begins without users.
     *
     * @param refusal what to throw at those who come after {@link #close()}
     * @param end called once, when it is closed and the last user has gone, by whichever thread that is
     */
    public Users(Supplier<HypervisorException> refusal, Runnable end) {
        this.refusal = refusal;
        this.end = end;
    }

    /** Uses it. */
    public <T> T use(Supplier<T> use) {
        enter();
        try {
            return use.get();
        } finally {
            leave();
        }
    }

    /** Uses it until {@link #leave()}, which whoever enters must call once. */
    public synchronized void enter() {
        if (closed) {
            throw refusal.get();
        }
        inside++;
    }

    /** Ends a use that began with {@link #enter()}. */
    public void leave() {
        boolean last;
        synchronized (this) {
            inside--;
            last = closed && inside == 0;
        }
        if (last) {
            end.run();
        }
    }

    /** Lets nobody else in. Returns at once; does nothing the second time. */
    public void close() {
        boolean last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = inside == 0;
        }
        if (last) {
            end.run();
        }
    }
}
