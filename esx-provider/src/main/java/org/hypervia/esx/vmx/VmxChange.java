// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.esx.vmx.text.Utf8;
import org.hypervia.esx.vmx.text.VmxFile;
import org.hypervia.esx.vmx.text.VmxReader;

/**
 * Changes a VMX file as little as a new definition asks for. What the domain model does not hold, such as guest
 * information, PCI slots or passthrough settings, stays as it is: only keys that differ between what the old and what the
 * new definition are written as are touched. Pure functions.
 */
public final class VmxChange {
    private static final String ENCODING = ".encoding";
    private static final String PRESENT = ".present";
    private static final int LOWEST_HARDWARE = 4;

    private VmxChange() {}

    /**
     * Changes a file.
     *
     * @param current the bytes of the file as it is
     * @param before what the definition in that file is written as
     * @param after what the new definition is written as, by the same rules
     * @return the new file in UTF-8; comments are gone, as after any change that ESX itself makes
     */
    public static byte[] apply(byte[] current, String before, String after) {
        return Utf8.encode(
                apply(VmxReader.read(current, true), VmxReader.read(before, true), VmxReader.read(after, true))
                        .text());
    }

    /**
     * Returns the virtual hardware of a file.
     *
     * @param current the bytes of the file
     * @return its version, or empty if it has none that can be written
     */
    public static OptionalInt hardwareVersion(byte[] current) {
        String version = VmxReader.read(current, true).value("virtualHW.version");
        return version != null && version.matches("[0-9]{1,4}") && Integer.parseInt(version) >= LOWEST_HARDWARE
                ? OptionalInt.of(Integer.parseInt(version))
                : OptionalInt.empty();
    }

    private static VmxFile apply(VmxFile current, VmxFile before, VmxFile after) {
        Map<String, String> changed = new HashMap<>();
        Set<String> removed = new HashSet<>();
        Set<String> removedDevices = new HashSet<>();
        changed.put(ENCODING, "UTF-8");
        for (VmxFile.Entry entry : after.entries()) {
            if (!entry.value().equals(before.value(entry.name()))) {
                changed.put(key(entry), entry.value());
            }
        }
        for (VmxFile.Entry entry : before.entries()) {
            if (after.value(entry.name()) == null) {
                removed.add(key(entry));
                if (key(entry).endsWith(PRESENT)) {
                    removedDevices.add(key(entry).substring(0, key(entry).length() - PRESENT.length()) + ".");
                }
            }
        }
        List<VmxFile.Entry> entries = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (VmxFile.Entry entry : current.entries()) {
            String key = key(entry);
            if (removed.contains(key) || removedDevices.stream().anyMatch(key::startsWith)) {
                continue;
            }
            if (!changed.containsKey(key)) {
                entries.add(entry);
            } else if (done.add(key)) {
                // Of a key that occurs several times only the first counts, and that is the one to change.
                entries.add(new VmxFile.Entry(entry.name(), Objects.requireNonNull(changed.get(key))));
            }
        }
        after.entries().stream()
                .filter(entry -> changed.containsKey(key(entry)) && done.add(key(entry)))
                .forEach(entries::add);
        return new VmxFile(entries);
    }

    private static String key(VmxFile.Entry entry) {
        return entry.name().toLowerCase(Locale.ROOT);
    }
}
