// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hypervia.esx.soap.SoapFault;
import org.jspecify.annotations.Nullable;

/**
 * A call whose answer is worth having even when its caller is interrupted: without the answer to a login nobody can log out
 * again, and the session stays on the host for half an hour.
 */
final class UnbrokenCall {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private UnbrokenCall() {}

    /** What is called. */
    interface Call<R> {
        R make() throws SoapFault;
    }

    /**
     * Makes the call on a thread of its own, since an interrupt breaks what it meets. A caller that is interrupted stays so,
     * and gets the answer if it comes within seconds; after that the call is interrupted too.
     */
    static <R> R make(Call<R> call) throws SoapFault {
        if (Thread.currentThread().isInterrupted()) {
            // Nothing has been sent yet, and nothing will be.
            return call.make();
        }
        FutureTask<R> answer = new FutureTask<>(call::make);
        Thread thread = new Thread(null, answer, "hypervia-unbroken", 0, false);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return interrupted ? answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) : answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    thread.interrupt();
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SoapFault failure(@Nullable Throwable cause) {
        if (cause instanceof SoapFault fault) {
            return fault;
        }
        if (cause instanceof RuntimeException error) {
            throw error;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }
}
