// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of a VMX file by type. An absent key gives the default; a value that is not of its type is refused.
 *
 * <p>The instance counts what it has handed out: a file may be megabytes long, but what goes into a definition, and from
 * there escaped into XML, stays bounded by {@link #MAX_CHARS}.
 */
public final class VmxValues {
    /** How many characters of values a conversion may use. */
    public static final int MAX_CHARS = 512 * 1024;

    private final VmxFile file;
    private int used;

    public VmxValues(VmxFile file) {
        this.file = file;
    }

    public @Nullable String text(String key) {
        String value = file.value(key);
        if (value != null) {
            used += value.length();
            if (used > MAX_CHARS) {
                throw Refusal.internal("The VMX keys that a domain is made of hold more than " + MAX_CHARS
                        + " characters, the last of them is '" + Refusal.quote(key) + "'; shorten it");
            }
        }
        return value;
    }

    public String requiredText(String key) {
        String value = text(key);
        if (value == null) {
            throw missing(key);
        }
        return value;
    }

    /** A number that may be absent. */
    @Nullable
    Long numberOrNull(String key) {
        String value = text(key);
        if (value == null) {
            return null;
        }
        Long number = value.equalsIgnoreCase("unlimited") ? Long.valueOf(-1) : CNumbers.signed(value);
        if (number == null) {
            throw Refusal.value(key, value, "a decimal number of 64 bits, or 'unlimited'");
        }
        return number;
    }

    public long number(String key, long absent) {
        Long number = numberOrNull(key);
        return number == null ? absent : number;
    }

    public long requiredNumber(String key) {
        Long number = numberOrNull(key);
        if (number == null) {
            throw missing(key);
        }
        return number;
    }

    public boolean flag(String key, boolean absent) {
        String value = text(key);
        if (value == null) {
            return absent;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.value(key, value, "'true' or 'false'");
        };
    }

    /** For keys whose value has no effect: libvirt still refuses one that is no boolean. */
    public void checkFlag(String key) {
        boolean unused = flag(key, true);
    }

    private static RuntimeException missing(String key) {
        return Refusal.internal("The VMX file lacks the key '" + key + "'; add it");
    }
}
