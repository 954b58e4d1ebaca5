// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.spi.Deadline;

/**
 * A login on one server. Calls run beside each other; no call is preceded by a look whether the session still lives.
 * Instead a call that the server answers with {@code NotAuthenticated} is repeated once after a new login, which threads
 * that meet the same fate share. Thread-safe.
 */
public final class VimSession implements AutoCloseable {
    private static final Logger LOG = System.getLogger(VimSession.class.getName());
    private static final ManagedObjectRef SERVICE_INSTANCE = new ManagedObjectRef("ServiceInstance", "ServiceInstance");
    private static final Duration LOGOUT_LIMIT = Duration.ofSeconds(5);

    private final SoapClient soap;
    private final ServiceContent content;
    private final Login login;
    private final ReentrantLock renewal = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong generation = new AtomicLong();

    private VimSession(SoapClient soap, ServiceContent content, Login login) {
        this.soap = soap;
        this.content = content;
        this.login = login;
    }

    /** Asks a server what it is: {@code RetrieveServiceContent}, one round trip, no login needed. */
    public static ServiceContent askContent(SoapClient soap, Deadline deadline) {
        SoapCall<ServiceContent> call = new SoapCall<>(
                "RetrieveServiceContent",
                out -> SERVICE_INSTANCE.write(out, "_this"),
                values -> ServiceContent.of(Calls.one("RetrieveServiceContent", values)));
        try {
            ServiceContent content = soap.invoke(call, deadline);
            soap.useVersion(content.about().apiVersion());
            return content;
        } catch (SoapFault fault) {
            throw translate(call, fault);
        }
    }

    /** Logs in: one round trip. {@code AUTH_FAILED} if the server does not know user and password. */
    public static VimSession open(SoapClient soap, ServiceContent content, Login login, Deadline deadline) {
        VimSession session = new VimSession(soap, content, login);
        session.logIn(deadline);
        return session;
    }

    private void logIn(Deadline deadline) {
        SoapCall<?> call = login.call(content.manager("sessionManager"));
        try {
            soap.invoke(call, deadline);
            generation.incrementAndGet();
        } catch (SoapFault fault) {
            HypervisorException error = translate(call, fault);
            throw error.code() == ErrorCode.AUTH_FAILED
                    ? new HypervisorException(
                            ErrorCode.AUTH_FAILED,
                            content.about().fullName() + " does not accept user '" + login.user()
                                    + "' with this password: check both ("
                                    + error.fault().orElse("no fault") + ")",
                            error.fault().orElse(null),
                            null)
                    : error;
        }
    }

    /** Returns what the server is and what managers it has. */
    public ServiceContent content() {
        return content;
    }

    /** Counts the logins so far: a token of an earlier one is worth nothing. */
    long generation() {
        return generation.get();
    }

    /** Makes a call; a fault becomes a {@link HypervisorException} by the fault table. */
    public <R> R invoke(SoapCall<R> call, Deadline deadline) {
        return invoke(call, deadline, result -> false);
    }

    /** Makes a call whose result, too, may say that the session is gone. */
    <R> R invoke(SoapCall<R> call, Deadline deadline, Predicate<R> lacksSession) {
        long seen = generation.get();
        try {
            R result = soap.invoke(call, deadline);
            if (!lacksSession.test(result)) {
                return result;
            }
        } catch (SoapFault fault) {
            if (!fault.detail().xsiType().equals("NotAuthenticated")) {
                throw translate(call, fault);
            }
        }
        renew(seen, deadline);
        try {
            return soap.invoke(call, deadline);
        } catch (SoapFault fault) {
            // Servers say NotAuthenticated also for a lack of privileges; then a new login does not help.
            throw translate(call, fault);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            soap.invoke(Calls.plain("Logout", content.manager("sessionManager")), Deadline.after(LOGOUT_LIMIT));
        } catch (SoapFault | HypervisorException e) {
            // The session ends by itself on the server; there is nobody left to tell.
            LOG.log(Level.DEBUG, "logout from {0} failed: {1}", content.about().fullName(), e.getMessage());
        } finally {
            login.close();
        }
    }

    private static HypervisorException translate(SoapCall<?> call, SoapFault fault) {
        return Faults.translate(call.method(), String.valueOf(fault.getMessage()), fault.detail());
    }

    private void renew(long seen, Deadline deadline) {
        try {
            if (!renewal.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                deadline.check("renewing the session on " + content.about().fullName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(ErrorCode.OPERATION_ABORTED, "renewing the session was interrupted", e);
        }
        try {
            if (generation.get() == seen && !closed.get()) {
                logIn(deadline);
            }
        } finally {
            renewal.unlock();
        }
    }
}
