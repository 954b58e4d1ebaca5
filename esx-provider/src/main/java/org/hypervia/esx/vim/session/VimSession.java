// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.soap.SoapTraffic;
import org.hypervia.esx.soap.XmlNode;
import org.hypervia.esx.vim.value.AboutInfo;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.ServiceContent;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A login on one server. Calls run beside each other; no call is preceded by a look whether the session still lives.
 * Instead a call that the server answers with {@code NotAuthenticated} is repeated after a new login, which threads that
 * meet the same fate share. Thread-safe.
 *
 * <p>Servers say {@code NotAuthenticated} also to who lacks a privilege. So before it logs in anew, a session looks
 * whether it is really gone; if it is not, the call fails with {@code ACCESS_DENIED}.
 */
public final class VimSession implements AutoCloseable {
    private static final Logger LOG = System.getLogger(VimSession.class.getName());
    private static final String NOT_AUTHENTICATED = "NotAuthenticated";
    // Who cannot be reached at all needs no second attempt.
    private static final Set<ErrorCode> LOST =
            Set.of(ErrorCode.READ_FAILED, ErrorCode.WRITE_FAILED, ErrorCode.GNUTLS_ERROR);
    /** How often a session may end under one call. */
    public static final int RENEWALS = 3;

    private static final Duration LOGOUT_LIMIT = Duration.ofSeconds(5);
    // ESXi locks an account for a quarter of an hour after five wrong passwords.
    private static final Duration REFUSAL_PAUSE = Duration.ofSeconds(30);

    private final SoapClient soap;
    private final ServiceContent content;
    private final Entry entry;
    private volatile @Nullable ServiceContent whole;
    private final LoginGate gate = new LoginGate(REFUSAL_PAUSE);
    private final AtomicBoolean closed = new AtomicBoolean();

    private VimSession(SoapClient soap, ServiceContent content, Entry entry) {
        this.soap = soap;
        this.content = content;
        this.entry = entry;
    }

    /**
     * Asks a server what it is: {@code RetrieveServiceContent}, one round trip, no login needed. From then on the client
     * speaks the server's own version of the API.
     *
     * @throws HypervisorException {@code HTTP_ERROR} if it is no VI server
     */
    public static ServiceContent askContent(SoapClient soap, Deadline deadline) {
        SoapCall<ServiceContent> call = SessionCalls.retrieveServiceContent();
        try {
            ServiceContent content = soap.invoke(call, deadline);
            soap.useVersion(WireVersion.of(content.about().apiVersion()));
            return content;
        } catch (SoapFault fault) {
            throw translate(call, fault);
        }
    }

    /**
     * Logs in: one round trip.
     *
     * @param entry belongs to the session from now on, which closes it
     * @throws HypervisorException {@code AUTH_FAILED} if the server does not know user and password, or the ticket; then
     *     nothing of the session is left
     */
    public static VimSession open(SoapClient soap, ServiceContent content, Entry entry, Deadline deadline) {
        VimSession session = new VimSession(soap, content, entry);
        boolean opened = false;
        try {
            session.logIn(deadline);
            session.gate.loggedIn();
            opened = true;
            return session;
        } finally {
            if (!opened) {
                session.closed.set(true);
                entry.close();
            }
        }
    }

    private void logIn(Deadline deadline) {
        SoapCall<UserSession> call = entry.call(content.manager("sessionManager"));
        boolean answered = false;
        try {
            UnbrokenCall.make(() -> soap.invoke(call, deadline));
            answered = true;
            checkCookie();
        } catch (SoapFault fault) {
            answered = true;
            throw loginFailure(call, fault);
        } finally {
            if (!answered) {
                // The server may have logged in and only its answer was lost; the cookie may have come.
                logOut(Duration.ofSeconds(2));
            }
        }
    }

    private HypervisorException loginFailure(SoapCall<?> call, SoapFault fault) {
        HypervisorException error = translate(call, fault);
        if (error.code() != ErrorCode.AUTH_FAILED) {
            return error;
        }
        String server = soap.server() + " (" + content.about().fullName() + ")";
        return new HypervisorException(
                ErrorCode.AUTH_FAILED, entry.refusal(server, fault) + said(fault), fault.type(), null);
    }

    private static String said(SoapFault fault) {
        return " (" + Faults.shown(fault.type()) + (fault.text().isEmpty() ? "" : " - " + Faults.shown(fault.text()))
                + ")";
    }

    /** Returns what the server is and what managers it has. */
    public ServiceContent content() {
        return content;
    }

    /**
     * Finds a manager by the name of its field. What a server tells before it is asked in its own version ends with the
     * managers of the oldest one; a field that is not among them is looked for once more then: one round trip, the first time.
     *
     * @return the manager, or empty if the server has none
     */
    public Optional<ManagedObjectRef> manager(String field, Deadline deadline) {
        return content.find(field).or(() -> wholeContent(deadline).find(field));
    }

    /**
     * Returns what tells this server from all others. What a server tells before it is asked in its own version may lack that
     * too: one round trip then, the first time.
     *
     * @return the UUID as the server writes it, or an empty text for servers before API 4.0
     */
    public String instanceUuid(Deadline deadline) {
        AboutInfo about = content.about();
        boolean lacks = about.instanceUuid().isEmpty() && about.speaks(4, 0);
        return (lacks ? wholeContent(deadline).about() : about).instanceUuid();
    }

    private ServiceContent wholeContent(Deadline deadline) {
        ServiceContent known = whole;
        if (known == null) {
            known = invoke(SessionCalls.retrieveServiceContent(), deadline);
            whole = known;
        }
        return known;
    }

    /** Returns what this session has cost so far, opening included. */
    public SoapTraffic traffic() {
        return soap.traffic();
    }

    /** Counts the logins so far: a token or filter of an earlier one is gone. */
    public long generation() {
        return gate.generation();
    }

    /**
     * Makes a call; repeats it after a new login if the session is gone. Blocks until the deadline at most.
     *
     * @throws HypervisorException by the fault table; {@code INVALID_CONN} after {@link #close()}
     */
    public <R> R invoke(SoapCall<R> call, Deadline deadline) {
        try {
            return authenticated(call, () -> direct(call, deadline), result -> false, deadline);
        } catch (SoapFault fault) {
            throw translate(call, fault);
        }
    }

    /**
     * Makes a call like {@link #invoke}, and waits a few seconds for its answer even on a thread that is interrupted: only the
     * answer tells what there is to take back. Interrupted the thread stays.
     */
    public <R> R invokeUnbroken(SoapCall<R> call, Deadline deadline) {
        try {
            return UnbrokenCall.make(() -> invoke(call, deadline));
        } catch (SoapFault fault) {
            throw translate(call, fault);
        }
    }

    /** Something that is done with the session, and done again from the start if the session was gone. */
    public interface Attempt<R> {
        R make() throws SoapFault;
    }

    /**
     * Makes an attempt, and another one after a new login if the session was gone; the new one may be gone as well by then,
     * so this goes on up to {@link #RENEWALS} times.
     *
     * @param call for messages
     * @param lacksSession whether a result says that the session is gone
     */
    public <R> R authenticated(SoapCall<?> call, Attempt<R> attempt, Predicate<R> lacksSession, Deadline deadline)
            throws SoapFault {
        for (int renewals = 0; ; renewals++) {
            long seen = gate.generation();
            try {
                R result = attempt.make();
                if (!lacksSession.test(result) || renewals == RENEWALS || !renew(seen, deadline)) {
                    return result;
                }
            } catch (SoapFault fault) {
                if (!isNotAuthenticated(fault)) {
                    throw fault;
                }
                if (renewals == RENEWALS) {
                    throw endsAtOnce(call, fault);
                }
                if (!renew(seen, deadline)) {
                    throw lacksPrivilege(call, fault);
                }
            }
        }
    }

    /** Makes a call as it is, with its faults and without renewing the session. */
    public <R> R direct(SoapCall<R> call, Deadline deadline) throws SoapFault {
        checkOpen();
        return soap.invoke(call, deadline);
    }

    /**
     * Makes a call that only cleans up: what goes wrong with it is nobody's business. Even interrupted threads do.
     *
     * @return false if its connection ended before the answer
     */
    public boolean quietly(SoapCall<?> call, Deadline deadline) {
        return CleanUp.unbroken(() -> isAnswered(call, deadline));
    }

    private boolean isAnswered(SoapCall<?> call, Deadline deadline) {
        try {
            soap.invoke(call, deadline);
            return true;
        } catch (SoapFault e) {
            LOG.log(Level.DEBUG, "{0} failed: {1}", call.what(), e.getMessage());
            return true;
        } catch (HypervisorException e) {
            LOG.log(Level.DEBUG, "{0} failed: {1}", call.what(), e.getMessage());
            return !LOST.contains(e.code());
        }
    }

    static boolean isNotAuthenticated(SoapFault fault) {
        return fault.type().equals(NOT_AUTHENTICATED);
    }

    /** Makes a fault like the server's own. */
    public static SoapFault notAuthenticated() {
        return new SoapFault("", "", new XmlNode("", NOT_AUTHENTICATED, "", "", List.of()));
    }

    /**
     * Has the session renewed if it is gone: one round trip to see, one to log in.
     *
     * @param seen the generation with which the caller has failed
     * @return false if the session lives
     */
    public boolean renew(long seen, Deadline deadline) {
        return gate.renew(seen, () -> logInAgain(deadline), deadline);
    }

    private boolean logInAgain(Deadline deadline) {
        checkOpen();
        if (isAlive(deadline)) {
            return false;
        }
        if (!entry.isRepeatable()) {
            throw new HypervisorException(
                    ErrorCode.AUTH_FAILED,
                    "the session on " + soap.server()
                            + " is gone, and it was opened by a ticket, which works once: connect again with a new one",
                    NOT_AUTHENTICATED,
                    null);
        }
        LOG.log(Level.DEBUG, "the session on {0} is gone; logging in again", soap.server());
        logIn(deadline);
        if (closed.get()) {
            // It was closed while the login was under way, so nobody else ends the new session.
            logOut(LOGOUT_LIMIT);
            checkOpen();
        }
        return true;
    }

    private boolean isAlive(Deadline deadline) {
        try {
            return soap
                    .invoke(
                            SessionCalls.currentSession(
                                    content.manager("propertyCollector"), content.manager("sessionManager")),
                            deadline)
                    .stream()
                    .flatMap(object -> object.value("currentSession").stream())
                    .anyMatch(session -> !session.isEmpty());
        } catch (SoapFault fault) {
            return false;
        }
    }

    private static HypervisorException lacksPrivilege(SoapCall<?> call, SoapFault fault) {
        return refused(call, fault, ", though the session lives: give the user's role the missing privilege");
    }

    private static HypervisorException endsAtOnce(SoapCall<?> call, SoapFault fault) {
        return refused(
                call,
                fault,
                ", and so after each of " + RENEWALS
                        + " new logins: the server ends sessions at once, or the user's role" + " lacks a privilege");
    }

    private static HypervisorException refused(SoapCall<?> call, SoapFault fault, String facts) {
        return new HypervisorException(
                ErrorCode.ACCESS_DENIED,
                call.what() + " failed: " + NOT_AUTHENTICATED
                        + (fault.text().isEmpty() ? "" : " - " + Faults.shown(fault.text())) + facts,
                NOT_AUTHENTICATED,
                null);
    }

    /** Without its cookie the server would know nobody again, and the next call would seem to lack a privilege. */
    private void checkCookie() {
        soap.refusedCookie().ifPresent(name -> {
            throw new HypervisorException(
                    ErrorCode.HTTP_ERROR,
                    soap.server() + " marks its session cookie '" + Faults.shown(name)
                            + "' as Secure and the connection is plain HTTP, which must not carry it: use transport=https");
        });
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_CONN, "the connection to " + soap.server() + " is closed: open another");
        }
    }

    /** Logs out, which takes seconds at most, and wipes the password. Never logs in only to log out. Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            logOut(LOGOUT_LIMIT);
            entry.close();
            SoapTraffic traffic = traffic();
            LOG.log(
                    Level.DEBUG,
                    () -> soap.server() + ": closed after " + traffic.roundTrips() + " calls, " + traffic.bytesSent()
                            + " bytes sent, " + traffic.bytesReceived() + " received");
        }
    }

    /** Logs out, and once more if the connection ends meanwhile: a session that is left behind stands in others' way for half an hour. */
    private void logOut(Duration limit) {
        SoapCall<?> call = SessionCalls.logout(content.manager("sessionManager"));
        Deadline deadline = Deadline.after(limit);
        if (!quietly(call, deadline) && !deadline.isOver()) {
            quietly(call, deadline);
        }
    }

    private static HypervisorException translate(SoapCall<?> call, SoapFault fault) {
        return Faults.translate(call, MethodFault.of(fault));
    }
}
