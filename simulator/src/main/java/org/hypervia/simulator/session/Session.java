// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.property.Collector;
import org.hypervia.simulator.property.ContainerView;
import org.hypervia.simulator.property.ListView;
import org.hypervia.simulator.property.ObjectSource;
import org.hypervia.simulator.property.PropertyFilter;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A session, from the login to the logout or the end of the server's patience. Guarded by the inventory's lock. */
public final class Session implements ObjectSource {
    private final Sessions sessions;
    private final Inventory inventory;
    private final String key = UUID.randomUUID().toString();
    private final String cookie;
    private final String user;
    private final Client client;
    private final Instant loginTime;
    private final Map<Ref, Collector> collectors = new LinkedHashMap<>();
    private final Map<Ref, Node> views = new LinkedHashMap<>();
    private final Node manager;
    private Instant lastActive;
    private long calls;
    private boolean alive = true;

    Session(Sessions sessions, Inventory inventory, String cookie, Sessions.Who who) {
        this.sessions = sessions;
        this.inventory = inventory;
        this.cookie = cookie;
        this.user = who.user();
        this.client = who.client();
        this.loginTime = inventory.now();
        this.lastActive = loginTime;
        this.manager = new SessionManagerNode(inventory, sessions, this);
        Ref own = sessions.managers().collector();
        collectors.put(own, new Collector(inventory, own, this, sessions.pageSize()));
    }

    /** What the API calls it by; not the cookie. */
    public String key() {
        return key;
    }

    /** The value of its cookie. */
    public String cookie() {
        return cookie;
    }

    /** Who logged in. */
    public String user() {
        return user;
    }

    /** Whether it lives. */
    public boolean alive() {
        return alive;
    }

    void called() {
        calls++;
        lastActive = inventory.now();
    }

    void end() {
        alive = false;
        collectors.values().forEach(Collector::destroy);
        views.clear();
    }

    /** Makes a collector of its own for the session. */
    public Collector createCollector() {
        Ref ref = new Ref("PropertyCollector", ownId());
        Collector collector = new Collector(inventory, ref, this, sessions.pageSize());
        collectors.put(ref, collector);
        return collector;
    }

    /** Ends a collector the session made. */
    public void destroyCollector(Collector collector) {
        collectors.remove(collector.ref());
        collector.destroy();
    }

    /** Makes a view. */
    public ContainerView createView(Ref container, ContainerView.Contents contents) {
        Ref ref = new Ref("ContainerView", ownId());
        ContainerView view = new ContainerView(ground(), ref, container, contents);
        views.put(ref, view);
        return view;
    }

    /** Makes a view of a list of objects. */
    public ListView createView(List<Ref> objects) {
        ListView view = new ListView(ground(), new Ref("ListView", ownId()), objects);
        views.put(view.ref(), view);
        return view;
    }

    private ContainerView.Ground ground() {
        return new ContainerView.Ground(inventory, this);
    }

    /** Ends a view. */
    public void destroyView(Node view) {
        views.remove(view.ref());
    }

    /** How many filters its collectors hold. */
    public int filters() {
        return collectors.values().stream().mapToInt(Collector::filterCount).sum();
    }

    /** How many calls hang on its collectors. */
    public int waiting() {
        return collectors.values().stream().mapToInt(Collector::waiting).sum();
    }

    private String ownId() {
        return "session[" + key + "]" + UUID.randomUUID();
    }

    @Override
    public @Nullable Node find(Ref ref) {
        Node own = own(ref);
        return own == null ? sessions.aspect().shown(ref) : own;
    }

    /** The object of a reference itself, whatever its server calls it; null when there is none. */
    public @Nullable Node behind(Ref ref) {
        Node own = own(ref);
        return own == null ? sessions.aspect().behind(ref) : own;
    }

    /** What belongs to the session alone. */
    private @Nullable Node own(Ref ref) {
        return switch (ref.type()) {
            case "SessionManager" -> ref.equals(manager.ref()) ? manager : null;
            case "PropertyCollector" -> collectors.get(ref);
            case "PropertyFilter" -> filter(ref);
            case "ContainerView", "ListView" -> views.get(ref);
            default -> null;
        };
    }

    private @Nullable PropertyFilter filter(Ref ref) {
        for (Collector collector : collectors.values()) {
            PropertyFilter found = collector.filter(ref);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The session as a {@code UserSession}. */
    public DataObject info() {
        return DataObject.of("UserSession")
                .set("key", key)
                .set("userName", user)
                .set("fullName", user.equals("root") ? "Administrator" : user)
                .set("loginTime", loginTime)
                .set("lastActiveTime", lastActive)
                .set("locale", "en")
                .set("messageLocale", "en")
                .set("extensionSession", false)
                .set("ipAddress", client.address())
                .set("userAgent", client.userAgent())
                .set("callCount", calls)
                .build();
    }
}
