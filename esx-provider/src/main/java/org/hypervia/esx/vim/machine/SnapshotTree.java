// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.Reading;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.esx.vim.value.XsdDateTime;

/** {@code VirtualMachineSnapshotInfo}: the snapshots of a machine; not set where there are none. */
public final class SnapshotTree {
    /** The property with all of it. */
    public static final String PATH = "snapshot";

    /** The property that shows whether there is any, since API 4.1; servers refuse a query with one they do not know. */
    public static final String ROOTS = "rootSnapshot";

    /** The property that shows it on older servers. */
    public static final String CURRENT = "snapshot.currentSnapshot";

    private SnapshotTree() {}

    /** Returns the roots, from what {@link #PATH} brought; fails if the host does not let them be read. */
    public static List<SnapshotInfo> of(ObjectContent machine) {
        Reading<VimValue> snapshot = machine.valueReading(PATH);
        if (snapshot instanceof Reading.Failed<VimValue> failed) {
            throw failed.error();
        }
        if (!(snapshot instanceof Reading.Value<VimValue> value)) {
            return List.of();
        }
        VimValue info = value.value();
        Optional<ManagedObjectRef> current = info.child("currentSnapshot").flatMap(VimValue::reference);
        return info.all("rootSnapshotList")
                .map(root -> node(root, Optional.empty(), current))
                .toList();
    }

    private static SnapshotInfo node(VimValue node, Optional<String> parent, Optional<ManagedObjectRef> current) {
        ManagedObjectRef ref = node.child("snapshot")
                .flatMap(VimValue::reference)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the host tells a snapshot without its reference"));
        List<SnapshotInfo> children = node.all("childSnapshotList")
                .map(child -> node(child, Optional.of(ref.value()), current))
                .toList();
        return new SnapshotInfo(
                ref.value(),
                node.childText("name").orElse(""),
                node.childText("description").orElse(""),
                MachineRuntime.state(node.childText("state").orElse("")),
                node.childText("createTime").flatMap(XsdDateTime::parse).orElse(Instant.EPOCH),
                parent,
                node.isTrue("quiesced"),
                current.filter(ref::equals).isPresent(),
                false,
                children);
    }
}
