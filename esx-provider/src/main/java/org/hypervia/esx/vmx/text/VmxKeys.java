// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.SortedSet;
import java.util.TreeSet;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers occur in keys such as {@code ethernet3.present}. Devices are then looked up only where there are keys, so
 * that a single absurd number costs nothing.
 */
public final class VmxKeys {
    private static final long MAX_INDEX = 0xFFFF_FFFFL;

    /** Where libvirt takes the number out of the key, it counts in 32 bits with sign. */
    private static final long MAX_STRICT_INDEX = Integer.MAX_VALUE;

    private VmxKeys() {}

    /** All numbers behind a prefix; every key that begins like it must be {@code prefixN.something}. */
    public static SortedSet<Long> strictIndexes(VmxFile file, String prefix, VmxValues values) {
        var indexes = new TreeSet<Long>();
        for (VmxFile.Entry entry : file.entries()) {
            String name = entry.name();
            if (hasPrefix(name, prefix)) {
                Long index = index(name, prefix.length(), MAX_STRICT_INDEX);
                if (index == null) {
                    values.concede(
                            name,
                            Action.LEFT_OUT,
                            Refusal.ofKey(
                                    name,
                                    "The VMX key '" + Refusal.quote(name) + "' is not of the form '" + prefix
                                            + "N.name' with a number N up to " + MAX_STRICT_INDEX
                                            + "; correct or remove it"));
                } else {
                    indexes.add(index);
                }
            }
        }
        return indexes;
    }

    /** The numbers behind a prefix in keys of the form {@code prefixN.something}; other keys are not of interest. */
    public static SortedSet<Long> indexes(VmxFile file, String prefix) {
        var indexes = new TreeSet<Long>();
        for (VmxFile.Entry entry : file.entries()) {
            Long index = hasPrefix(entry.name(), prefix) ? index(entry.name(), prefix.length(), MAX_INDEX) : null;
            if (index != null) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private static boolean hasPrefix(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static @Nullable Long index(String name, int from, long highest) {
        int dot = name.indexOf('.', from);
        if (dot <= from) {
            return null;
        }
        String digits = name.substring(from, dot);
        Long index = CNumbers.areDigits(digits, 0) ? CNumbers.signed(digits) : null;
        return index != null && index <= highest ? index : null;
    }
}
