// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.UUID;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.vmx.Vmx;

/** The VMX file a host begins a new machine with, before what the client wants is applied to it. */
public final class NewVmx {
    private static final String LATEST = "vmx-20";

    private NewVmx() {}

    /** The file of a machine of this name and configuration. */
    public static Vmx of(String name, DataObject spec) {
        String version = spec.get("version") instanceof String wanted ? wanted : LATEST;
        if (!version.matches("vmx-\\d{2}") || version.compareTo(LATEST) > 0) {
            throw Faults.invalidArgument("configSpec.version");
        }
        String uuid = UUID.randomUUID().toString();
        return Vmx.parse("""
                .encoding = "UTF-8"
                config.version = "8"
                vmci0.present = "TRUE"
                floppy0.present = "FALSE"
                svga.present = "TRUE"
                hpet0.present = "TRUE"
                powerType.powerOff = "soft"
                powerType.suspend = "hard"
                powerType.reset = "soft"
                tools.upgrade.policy = "manual"
                """)
                .set("virtualHW.version", String.valueOf(Integer.parseInt(version.substring(4))))
                .set("displayName", Vmx.escape(name))
                .set("guestOS", "other")
                .set("numvcpus", "1")
                .set("memSize", "32")
                .set("nvram", name + ".nvram")
                .set("uuid.bios", Vmx.spaced("564d" + uuid.substring(4)))
                .set("uuid.location", Vmx.spaced("564d" + uuid.substring(4)))
                .set("vc.uuid", Vmx.spaced("52" + UUID.randomUUID().toString().substring(2)));
    }
}
