// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.error.HypervisorException;

/** Collects the entries of a VMX file in the order in which they are written. Not thread-safe. */
public final class VmxOutput {
    /** Values that a conversion may use, and their escapes. */
    private static final int MAX_CHARS = 2 * VmxValues.MAX_CHARS;

    private final VmxRules rules;
    private final List<VmxFile.Entry> entries = new ArrayList<>();
    private int chars;

    public VmxOutput(VmxRules rules) {
        this.rules = rules;
    }

    public void add(String key, String value) {
        add(key, value, false);
    }

    /** Like {@link #add(String, String)}, but no message quotes the value. */
    public void addSecret(String key, String value) {
        add(key, value, true);
    }

    private void add(String key, String value, boolean isSecret) {
        if (rules.has(VmxRule.SAFE_VALUES) && !isSafe(value)) {
            String shown = isSecret ? "***" : Refusal.quote(value);
            throw Refusal.unsupported("The value '" + shown + "' for the VMX key '" + key
                    + "' has a double quote, a line end or a NUL, which a VMX file cannot hold; remove it");
        }
        chars += value.length();
        if (chars > MAX_CHARS || entries.size() == VmxGrammar.MAX_ENTRIES) {
            throw tooLarge(key);
        }
        entries.add(new VmxFile.Entry(key, value));
    }

    private static boolean isSafe(String value) {
        return value.indexOf('"') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0 && value.indexOf('\0') < 0;
    }

    private static HypervisorException tooLarge(String key) {
        return Refusal.unsupported("The domain needs a VMX file of more than " + VmxGrammar.MAX_ENTRIES + " entries or "
                + MAX_CHARS + " characters at the key '" + key + "'; remove devices or shorten texts");
    }

    public void add(String key, long value) {
        add(key, Long.toString(value));
    }

    public void add(String key, boolean value) {
        add(key, Boolean.toString(value));
    }

    /** Writes text of people: quotes are escaped, and in the newest dialect line ends too, as ESX itself does. */
    public String piped(String text, String key) {
        if (text.length() > VmxValues.MAX_CHARS) {
            throw tooLarge(key);
        }
        String piped = EscapeScheme.PIPE.escape(text);
        return rules.has(VmxRule.SAFE_VALUES) ? piped.replace("\n", "|0a").replace("\r", "|0d") : piped;
    }

    public String text() {
        return VmxFile.text(entries);
    }
}
