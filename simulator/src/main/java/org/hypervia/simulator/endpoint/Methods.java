// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hypervia.simulator.host.EsxHost;
import org.hypervia.simulator.session.Sessions;
import org.jspecify.annotations.Nullable;

/** All methods the simulator has, by their names on the wire. */
final class Methods {
    /** Callable without a session; the property collector looks for itself what a stranger may read. */
    private static final Set<String> OPEN =
            Set.of("RetrieveServiceContent", "Login", "RetrieveProperties", "RetrievePropertiesEx");

    private final Map<String, Method> byName = new TreeMap<>();

    Methods(EsxHost host, Sessions sessions) {
        new SessionMethods(host, sessions).addTo(byName);
        new PropertyMethods(sessions).addTo(byName);
        new SearchMethods(host).addTo(byName);
        new PowerMethods(host).addTo(byName);
        new MachineMethods(host).addTo(byName);
        new SnapshotMethods(host).addTo(byName);
        new DatastoreMethods(host).addTo(byName);
        new HostMethods(host).addTo(byName);
    }

    /** The method of this name, or null. */
    @Nullable
    Method find(String name) {
        return byName.get(name);
    }

    /** The names of all methods. */
    Set<String> names() {
        return byName.keySet();
    }

    static boolean open(String name) {
        return OPEN.contains(name);
    }
}
