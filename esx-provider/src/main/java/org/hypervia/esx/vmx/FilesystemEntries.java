// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.FilesystemType;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;

/** Writes {@code sharedFolderN.*}. */
final class FilesystemEntries {
    private FilesystemEntries() {}

    static void write(List<Filesystem> filesystems, VmxOutput out) {
        if (filesystems.isEmpty()) {
            return;
        }
        out.add("isolation.tools.hgfs.disable", false);
        out.add("sharedFolder.maxNum", filesystems.size());
        for (int i = 0; i < filesystems.size(); i++) {
            Filesystem folder = filesystems.get(i);
            if (folder.type() != FilesystemType.MOUNT) {
                throw Refusal.unsupported("A filesystem of the type '"
                        + folder.type().libvirtName() + "' cannot be written as VMX; use mount");
            }
            String prefix = "sharedFolder" + i;
            out.add(prefix + ".present", true);
            out.add(prefix + ".enabled", true);
            out.add(prefix + ".readAccess", true);
            out.add(prefix + ".writeAccess", !folder.isReadOnly());
            folder.source().ifPresent(source -> out.add(prefix + ".hostPath", source));
            folder.target().ifPresent(target -> out.add(prefix + ".guestName", target));
        }
    }
}
