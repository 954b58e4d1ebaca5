// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers occur in keys such as {@code ethernet3.present}. Devices are then looked up only where there are keys, so
 * that a single absurd number costs nothing.
 */
public final class VmxKeys {
    private static final long MAX_INDEX = 0xFFFF_FFFFL;

    private VmxKeys() {}

    /** All numbers behind a prefix; every key that begins like it must be {@code prefixN.something}. */
    public static SortedSet<Long> strictIndexes(VmxFile file, String prefix) {
        var indexes = new TreeSet<Long>();
        for (VmxFile.Entry entry : file.entries()) {
            String name = entry.name();
            if (hasPrefix(name, prefix)) {
                Long index = index(name, prefix.length());
                if (index == null) {
                    throw Refusal.internal("The VMX key '" + Refusal.quote(name) + "' is not of the form '" + prefix
                            + "N.name' with a number N; correct or remove it");
                }
                indexes.add(index);
            }
        }
        return indexes;
    }

    /** The numbers behind a prefix in keys of the form {@code prefixN.something}; other keys are not of interest. */
    public static SortedSet<Long> indexes(VmxFile file, String prefix) {
        var indexes = new TreeSet<Long>();
        for (VmxFile.Entry entry : file.entries()) {
            Long index = hasPrefix(entry.name(), prefix) ? index(entry.name(), prefix.length()) : null;
            if (index != null) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private static boolean hasPrefix(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static @Nullable Long index(String name, int from) {
        int dot = name.indexOf('.', from);
        if (dot <= from) {
            return null;
        }
        String digits = name.substring(from, dot);
        Long index = CNumbers.areDigits(digits, 0) ? CNumbers.signed(digits) : null;
        return index != null && index <= MAX_INDEX ? index : null;
    }
}
