// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The {@code HostServiceSystem}: the daemons of a host. */
public final class HostDaemons extends Node {
    private static final List<String> POLICIES = List.of("on", "off", "automatic");

    private final Map<String, Daemon> daemons = new LinkedHashMap<>();

    private record Daemon(String key, String label, boolean required, boolean running, String policy) {
        DataObject data() {
            return DataObject.of("HostService")
                    .set("key", key)
                    .set("label", label)
                    .set("required", required)
                    .set("uninstallable", false)
                    .set("running", running)
                    .set("policy", policy)
                    .set(
                            "sourcePackage",
                            DataObject.of("HostServiceSourcePackage")
                                    .set("sourcePackageName", "esx-base")
                                    .set("description", "This VIB contains all of the base functionality"))
                    .build();
        }
    }

    /** The daemons every host has. */
    public HostDaemons(Inventory inventory, Ref ref) {
        super(inventory, ref);
        add(new Daemon("DCUI", "Direct Console UI", false, true, "on"));
        add(new Daemon("TSM", "ESXi Shell", false, false, "off"));
        add(new Daemon("TSM-SSH", "SSH", false, false, "off"));
        add(new Daemon("lbtd", "Load-Based Teaming Daemon", false, true, "on"));
        add(new Daemon("ntpd", "NTP Daemon", false, false, "off"));
        add(new Daemon("slpd", "slpd", false, false, "off"));
        add(new Daemon("vmsyslogd", "Syslog Server", true, true, "on"));
        add(new Daemon("vpxa", "VMware vCenter Agent", false, false, "on"));
    }

    private void add(Daemon daemon) {
        daemons.put(daemon.key(), daemon);
    }

    /** Starts or stops a daemon; one that is required cannot be stopped. */
    public void run(String key, boolean wanted) {
        Daemon old = get(key);
        if (old.required() && !wanted) {
            throw Faults.invalidState();
        }
        add(new Daemon(key, old.label(), old.required(), wanted, old.policy()));
        touch();
    }

    /** Whether a daemon starts with the host. */
    public void policy(String key, String policy) {
        if (!POLICIES.contains(policy)) {
            throw Faults.invalidArgument("policy");
        }
        Daemon old = get(key);
        add(new Daemon(key, old.label(), old.required(), old.running(), policy));
        touch();
    }

    private Daemon get(String key) {
        Daemon found = daemons.get(key);
        if (found == null) {
            throw Faults.nothingFound("service " + key);
        }
        return found;
    }

    /** {@code HostServiceInfo}. */
    public DataObject info() {
        return DataObject.of("HostServiceInfo")
                .set("service", daemons.values().stream().map(Daemon::data).toList())
                .build();
    }

    @Override
    protected @Nullable Object property(String name) {
        return name.equals("serviceInfo") ? info() : null;
    }
}
