// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxKeys;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxValues;

/** Shared folders, {@code sharedFolderN.*}, and the two keys that switch them on. */
final class FilesystemVmx {
    private static final String DISABLED = "isolation.tools.hgfs.disable";
    private static final String COUNT = "sharedFolder.maxNum";
    private static final String PREFIX = "sharedFolder";

    private FilesystemVmx() {}

    static void read(VmxInput in, Devices.Builder devices) {
        if (in.values().flag(DISABLED, true)) {
            return;
        }
        long count = in.values().number(COUNT, 0);
        for (long index : VmxKeys.indexes(in.file(), PREFIX).headSet(count)) {
            try {
                read(PREFIX + index, in.values(), devices);
            } catch (HypervisorException unusable) {
                in.values().concede(PREFIX + index, Action.LEFT_OUT, unusable);
            }
        }
    }

    private static void read(String prefix, VmxValues values, Devices.Builder devices) {
        boolean isPresent = values.flag(prefix + ".present", false);
        boolean isEnabled = values.flag(prefix + ".enabled", false);
        if (!isPresent || !isEnabled) {
            return;
        }
        String hostPath = values.requiredText(prefix + ".hostPath");
        String guestName = values.requiredText(prefix + ".guestName");
        boolean isWritable = values.flag(prefix + ".writeAccess", false);
        devices.add(Filesystem.builder()
                .source(hostPath)
                .target(guestName)
                .isReadOnly(!isWritable)
                .build());
    }

    static void write(List<Filesystem> filesystems, VmxOutput out) {
        if (filesystems.isEmpty()) {
            return;
        }
        out.add(DISABLED, false);
        out.add(COUNT, filesystems.size());
        for (int i = 0; i < filesystems.size(); i++) {
            write(PREFIX + i, filesystems.get(i), out);
        }
    }

    private static void write(String prefix, Filesystem folder, VmxOutput out) {
        if (folder.type() != Filesystem.Type.MOUNT) {
            throw Refusal.unsupported("A filesystem of the type '"
                    + folder.type().libvirtName() + "' cannot be written as VMX; use mount");
        }
        out.add(prefix + ".present", true);
        out.add(prefix + ".enabled", true);
        out.add(prefix + ".readAccess", true);
        out.add(prefix + ".writeAccess", !folder.isReadOnly());
        folder.source().ifPresent(source -> out.add(prefix + ".hostPath", source));
        folder.target().ifPresent(target -> out.add(prefix + ".guestName", target));
    }
}
