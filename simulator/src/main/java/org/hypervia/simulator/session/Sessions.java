// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.session;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.property.ObjectSource;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/** The sessions of a host. Guarded by the inventory's lock. */
public final class Sessions {
    private static final int MOST_HANDED_OUT = 1000;

    private final Inventory inventory;
    private final Aspect aspect;
    private final String user;
    private final String password;
    private final int pageSize;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> byCookie = new LinkedHashMap<>();
    /** Cookies that hosts gave out before the login. */
    private final Set<String> handedOut = new LinkedHashSet<>();

    /** Tickets that nobody has used yet, and whose sessions they are of. */
    private final Map<String, Session> tickets = new HashMap<>();

    private final ObjectSource stranger;
    private long logins;

    /**
     * Sessions for one user.
     *
     * @param pageSize the most objects in one answer of a property collector
     */
    public Sessions(Aspect aspect, String user, String password, int pageSize) {
        this.inventory = aspect.inventory();
        this.aspect = aspect;
        this.user = user;
        this.password = password;
        this.pageSize = pageSize;
        SessionManagerNode manager = new SessionManagerNode(inventory, this, null);
        this.stranger = ref -> ref.equals(manager.ref()) ? manager : aspect.shown(ref);
    }

    Managers managers() {
        return aspect.managers();
    }

    Aspect aspect() {
        return aspect;
    }

    int pageSize() {
        return pageSize;
    }

    /** What somebody without a session sees. */
    public ObjectSource stranger() {
        return stranger;
    }

    /** A new cookie value that nobody can guess. */
    public String newCookie() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Who is logged in, and from where.
     *
     * @param user the user
     * @param client the program
     */
    record Who(String user, Client client) {}

    /** Whether these are the credentials of the host. */
    public boolean accepts(String name, String secret) {
        return name.equals(user) && secret.equals(password);
    }

    /** A new cookie that a login can make a session's. */
    public String handOut() {
        String cookie = newCookie();
        handedOut.add(cookie);
        if (handedOut.size() > MOST_HANDED_OUT) {
            handedOut.remove(handedOut.iterator().next());
        }
        return cookie;
    }

    /** Whether the cookie was handed out, or is a session's. */
    public boolean knows(@Nullable String cookie) {
        return cookie != null && (handedOut.contains(cookie) || byCookie.containsKey(cookie));
    }

    /**
     * Logs in; faults with {@code InvalidLogin}.
     *
     * @param presented the cookie the client has; one that was handed out becomes the session's, any other is no good
     */
    public Session login(String name, String secret, Client client, @Nullable String presented) {
        if (!accepts(name, secret)) {
            throw Faults.invalidLogin();
        }
        return open(name, client, presented);
    }

    private Session open(String name, Client client, @Nullable String presented) {
        String cookie = presented != null && handedOut.contains(presented) ? presented : newCookie();
        Session session = new Session(this, inventory, cookie, new Who(name, client));
        byCookie.put(cookie, session);
        logins++;
        return session;
    }

    /** A ticket that opens one more session of the same user, once, as long as this session lives. */
    public String ticket(Session session) {
        String ticket = "cst-VCT-" + newCookie();
        tickets.put(ticket, session);
        return ticket;
    }

    /** Opens a session by a ticket; faults with {@code InvalidLogin}. */
    public Session redeem(String ticket, Client client, @Nullable String presented) {
        Session original = tickets.remove(ticket);
        if (original == null || !original.alive()) {
            throw Faults.invalidLogin();
        }
        return open(original.user(), client, presented);
    }

    /** The session of a cookie, noting that it was used; null when there is none. */
    public @Nullable Session called(@Nullable String cookie) {
        Session session = cookie == null ? null : byCookie.get(cookie);
        if (session != null) {
            session.called();
        }
        return session;
    }

    /** Ends a session on its user's wish. */
    public void logout(Session session) {
        tickets.values().removeIf(session::equals);
        byCookie.values().remove(session);
        session.end();
    }

    /** Ends all sessions, as when nobody had called for too long. */
    public void expireAll() {
        List<Session> all = open();
        byCookie.clear();
        tickets.clear();
        all.forEach(Session::end);
        inventory.wake();
    }

    /** The sessions that live. */
    public List<Session> open() {
        return List.copyOf(byCookie.values());
    }

    /** How many logins succeeded so far. */
    public long logins() {
        return logins;
    }
}
