// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.Map;
import java.util.TreeMap;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The {@code HostLocalAccountManager}. The accounts are kept and told of; only the simulator's one user logs in. */
public final class Accounts extends Node {
    private final Map<String, String> descriptions = new TreeMap<>();

    /** With the one account that can log in. */
    public Accounts(Inventory inventory, Ref ref, String user) {
        super(inventory, ref);
        descriptions.put(user, "Administrator");
    }

    /** Adds an account. */
    public void create(DataObject account) {
        String id = String.valueOf(account.get("id"));
        if (descriptions.putIfAbsent(id, text(account)) != null) {
            throw Faults.alreadyExists(id);
        }
    }

    /** Changes an account. */
    public void update(DataObject account) {
        String id = String.valueOf(account.get("id"));
        if (descriptions.computeIfPresent(id, (key, old) -> text(account)) == null) {
            throw Faults.nothingFound("user " + id);
        }
    }

    /** Removes an account. */
    public void remove(String id) {
        if (descriptions.remove(id) == null) {
            throw Faults.nothingFound("user " + id);
        }
    }

    /** What is told of an account; by its name. */
    public Map<String, String> all() {
        return Map.copyOf(descriptions);
    }

    private static String text(DataObject account) {
        return account.get("description") instanceof String text ? text : "";
    }

    @Override
    protected @Nullable Object property(String name) {
        return null;
    }
}
