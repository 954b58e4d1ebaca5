// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.vmx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place for a device: its prefix in the VMX file and its numbers in the API.
 *
 * @param bus the first part of the prefix, such as {@code scsi}
 * @param number the controller's or the device's number
 * @param unit the place on the controller; -1 for a device or controller that stands alone
 */
public record Slot(String bus, int number, int unit) {
    private static final Pattern PRESENT = Pattern.compile("([a-z_]+)(\\d+)(?::(\\d+))?\\.present");

    /** The place of this prefix; null when it is none. */
    static @Nullable Slot of(String prefix) {
        Matcher matcher = PRESENT.matcher(prefix.toLowerCase(Locale.ROOT) + ".present");
        return matcher.matches() ? of(matcher) : null;
    }

    private static Slot of(Matcher matcher) {
        String unit = matcher.group(3);
        return new Slot(
                matcher.group(1), Integer.parseInt(matcher.group(2)), unit == null ? -1 : Integer.parseInt(unit));
    }

    /** All places of a bus that hold something, by number; controllers come before what hangs on them. */
    public static List<Slot> present(Vmx vmx, String bus) {
        return vmx.slots().stream().filter(slot -> slot.bus().equals(bus)).toList();
    }

    /** All places that hold something, by number; controllers come before what hangs on them. */
    static List<Slot> find(Vmx vmx) {
        List<Slot> found = new ArrayList<>();
        for (String key : vmx.entries().keySet()) {
            String lower = key.toLowerCase(Locale.ROOT);
            Matcher matcher = lower.endsWith(".present") ? PRESENT.matcher(lower) : null;
            if (matcher != null && matcher.matches() && vmx.flag(key)) {
                found.add(of(matcher));
            }
        }
        found.sort(Comparator.comparingInt(Slot::number).thenComparingInt(Slot::unit));
        return List.copyOf(found);
    }

    /** The beginning of its keys in the VMX file. */
    public String prefix() {
        return unit < 0 ? bus + number : bus + number + ":" + unit;
    }

    /** Whether something can hang on it. */
    public boolean controller() {
        return unit < 0;
    }

    /** The device key in the API. */
    public int key() {
        if (controller()) {
            return switch (bus) {
                case "ide" -> 200 + number;
                case "scsi" -> 1000 + number;
                case "ethernet" -> 4000 + number;
                case "floppy" -> 8000 + number;
                case "serial" -> 9000 + number;
                case "parallel" -> 10_000 + number;
                case "sata" -> 15_000 + number;
                case "nvme" -> 31_000 + number;
                default -> 50_000 + number;
            };
        }
        return switch (bus) {
            case "ide" -> 3000 + number * 2 + unit;
            // Units above 15 came late; their keys must not meet those of the next controller.
            case "scsi" -> unit < 16 ? 2000 + number * 16 + unit : 2064 + number * 64 + unit;
            case "sata" -> 16_000 + number * 30 + unit;
            case "nvme" -> 32_000 + number * 15 + unit;
            default -> 60_000 + number * 64 + unit;
        };
    }

    /** The key of the controller it hangs on. */
    public int controllerKey() {
        return switch (bus) {
            case "floppy", "serial", "parallel" -> 400;
            case "ethernet" -> 100;
            default -> new Slot(bus, number, -1).key();
        };
    }
}
