// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.ArrayList;
import java.util.List;

/** Collects the entries of a VMX file in the order in which they are written. Not thread-safe. */
final class VmxOutput {
    private final VmxRules rules;
    private final List<VmxFile.Entry> entries = new ArrayList<>();

    VmxOutput(VmxRules rules) {
        this.rules = rules;
    }

    void add(String key, String value) {
        add(key, value, Refusal.quote(value));
    }

    /** Like {@link #add(String, String)}, but no message quotes the value. */
    void addSecret(String key, String value) {
        add(key, value, "***");
    }

    private void add(String key, String value, String shown) {
        if (rules.has(VmxRule.SAFE_VALUES) && value.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r')) {
            throw Refusal.unsupported("The value '" + shown + "' for the VMX key '" + key
                    + "' has a double quote or a line end, which a VMX file cannot hold; remove it");
        }
        entries.add(new VmxFile.Entry(key, value));
    }

    void add(String key, long value) {
        add(key, Long.toString(value));
    }

    void add(String key, boolean value) {
        add(key, Boolean.toString(value));
    }

    /** Writes text of people: quotes are escaped, and in the newest dialect line ends too, as ESX itself does. */
    String piped(String text) {
        String piped = EscapeScheme.PIPE.escape(text);
        return rules.has(VmxRule.SAFE_VALUES) ? piped.replace("\n", "|0a").replace("\r", "|0d") : piped;
    }

    VmxFile file() {
        return new VmxFile(entries);
    }
}
