// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The rules of a simulator; the first that strikes decides. Safe for concurrent use. */
public final class FaultRules {
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    /** Rules of no simulator yet. */
    public FaultRules() {}

    /** Adds a rule after those there are, and returns it. */
    public FaultRule add(FaultRule rule) {
        rules.add(rule);
        return rule;
    }

    /** Removes a rule, and lets go what it holds. */
    public void remove(FaultRule rule) {
        rules.remove(rule);
        rule.release();
    }

    /** Removes all rules, and lets go what they hold. */
    public void clear() {
        List<FaultRule> old = List.copyOf(rules);
        rules.clear();
        old.forEach(FaultRule::release);
    }

    /**
     * The rule that strikes a request, or null.
     *
     * @param method the SOAP method, or the HTTP method with the first part of the path
     * @param id the target's id, or the file's path
     * @param kind the target's kind, empty for files
     */
    public @Nullable FaultRule striking(String method, String id, String kind) {
        for (FaultRule rule : rules) {
            if (rule.strikes(method, id, kind)) {
                return rule;
            }
        }
        return null;
    }
}
