// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.vmx;

import java.util.List;
import java.util.Map;

/** The guest systems: the name in a VMX file, the id in the API, the name for people. */
public final class GuestIds {
    private static final Map<String, String> IRREGULAR = Map.of(
            "other", "otherGuest",
            "other-64", "otherGuest64",
            "otherlinux", "otherLinuxGuest",
            "otherlinux-64", "otherLinux64Guest",
            "ubuntu-64", "ubuntu64Guest",
            "other3xlinux-64", "other3xLinux64Guest",
            "other4xlinux-64", "other4xLinux64Guest",
            "other5xlinux-64", "other5xLinux64Guest",
            "other6xlinux-64", "other6xLinux64Guest",
            "winNetStandard-64", "winNetStandard64Guest");

    private static final Map<String, String> NAMES = Map.of(
            "debian11_64Guest", "Debian GNU/Linux 11 (64-bit)",
            "debian12_64Guest", "Debian GNU/Linux 12 (64-bit)",
            "ubuntu64Guest", "Ubuntu Linux (64-bit)",
            "rhel8_64Guest", "Red Hat Enterprise Linux 8 (64-bit)",
            "rhel9_64Guest", "Red Hat Enterprise Linux 9 (64-bit)",
            "windows2019srv_64Guest", "Microsoft Windows Server 2019 (64-bit)",
            "freebsd13_64Guest", "FreeBSD 13 or later versions (64-bit)",
            "otherGuest64", "Other (64-bit)",
            "otherGuest", "Other (32-bit)",
            "otherLinux64Guest", "Other Linux (64-bit)");

    private GuestIds() {}

    /** The API's ids that have a name for people, in order. */
    public static List<String> known() {
        return NAMES.keySet().stream().sorted().toList();
    }

    /** The API's id for the {@code guestOS} of a VMX file. */
    public static String id(String vmxName) {
        String irregular = IRREGULAR.get(vmxName);
        return irregular == null ? vmxName.replace('-', '_') + "Guest" : irregular;
    }

    /** The {@code guestOS} of a VMX file for the API's id. */
    public static String vmxName(String id) {
        for (Map.Entry<String, String> entry : IRREGULAR.entrySet()) {
            if (entry.getValue().equals(id)) {
                return entry.getKey();
            }
        }
        String stem = id.endsWith("Guest") ? id.substring(0, id.length() - "Guest".length()) : id;
        return stem.replace('_', '-');
    }

    /** The name for people. */
    public static String fullName(String id) {
        return NAMES.getOrDefault(id, id);
    }

    /** The family, as VMware Tools tell it. */
    public static String family(String id) {
        return id.startsWith("win") ? "windowsGuest" : id.startsWith("other") ? "otherGuestFamily" : "linuxGuest";
    }
}
