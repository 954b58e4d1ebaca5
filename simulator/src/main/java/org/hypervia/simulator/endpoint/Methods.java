// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.session.Sessions;
import org.jspecify.annotations.Nullable;

/** All methods the simulator has, by their names on the wire. */
final class Methods {
    /** Callable without a session; the property collector looks for itself what a stranger may read. */
    private static final Set<String> OPEN = Set.of(
            "RetrieveServiceContent", "Login", "CloneSession", "RetrieveProperties", "RetrievePropertiesEx", "Fetch");

    private final Map<String, Method> byName = new TreeMap<>();

    private final Set<String> reading;

    Methods(Served served, Sessions sessions, Manner manner) {
        Center center = served.center();
        new PropertyMethods(served.aspect(), sessions, manner).addTo(byName);
        new TreeMethods(served.aspect()).addTo(byName);
        new SessionMethods(served.aspect(), sessions).addTo(byName);
        this.reading = Set.copyOf(byName.keySet());
        new TaskMethods().addTo(byName);
        new SearchMethods(center).addTo(byName);
        new PowerMethods(center).addTo(byName);
        new MachineMethods(center).addTo(byName);
        new SnapshotMethods(center).addTo(byName);
        new DatastoreMethods(center).addTo(byName);
        new DiskMethods(center).addTo(byName);
        new HostMethods(center).addTo(byName);
        new ServiceMethods().addTo(byName);
        new AuthorizationMethods(sessions).addTo(byName);
        new HostSystemMethods(center).addTo(byName);
        new NetworkMethods(center).addTo(byName);
        new StorageMethods(center).addTo(byName);
        new MachineCareMethods(center).addTo(byName);
        new CreationMethods(center).addTo(byName);
        new MigrationMethods(center).addTo(byName);
        new EnvironmentMethods(center).addTo(byName);
        new GuestMethods().addTo(byName);
    }

    /** The method of this name, or null. */
    @Nullable
    Method find(String name) {
        return byName.get(name);
    }

    /** Whether a method reads in the words of the address. */
    boolean reads(String name) {
        return reading.contains(name);
    }

    /** The names of all methods. */
    Set<String> names() {
        return byName.keySet();
    }

    static boolean open(String name) {
        return OPEN.contains(name);
    }
}
