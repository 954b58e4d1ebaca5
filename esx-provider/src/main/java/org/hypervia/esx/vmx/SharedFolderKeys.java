// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.SortedSet;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.esx.vmx.text.VmxValues;

/** The keys {@code sharedFolderN.*}. */
final class SharedFolderKeys {
    private final VmxValues values;

    SharedFolderKeys(VmxValues values) {
        this.values = values;
    }

    void addTo(Devices.Builder devices, SortedSet<Long> indexes) {
        if (values.flag("isolation.tools.hgfs.disable", true)) {
            return;
        }
        long count = values.number("sharedFolder.maxNum", 0);
        for (long index : indexes.headSet(count)) {
            addFolder(devices, "sharedFolder" + index);
        }
    }

    private void addFolder(Devices.Builder devices, String prefix) {
        boolean isPresent = values.flag(prefix + ".present", false);
        boolean isEnabled = values.flag(prefix + ".enabled", false);
        if (!isPresent || !isEnabled) {
            return;
        }
        String hostPath = values.requiredText(prefix + ".hostPath");
        String guestName = values.requiredText(prefix + ".guestName");
        boolean isWritable = values.flag(prefix + ".writeAccess", false);
        devices.addFilesystem(Filesystem.builder()
                .source(hostPath)
                .target(guestName)
                .isReadOnly(!isWritable)
                .build());
    }
}
