// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.EntityName;
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

    /** Returns a name as people write it; the server writes some of its characters as {@code %2f}. */
    public static String unescaped(String name) {
        return EntityName.unescapedLeniently(name);
    }

    /**
     * Returns the roots, from what {@link #PATH} brought; fails if the host does not let them be read.
     *
     * @param naming makes the names that people write of those that the server tells
     */
    public static List<SnapshotInfo> of(ObjectContent machine, UnaryOperator<String> naming) {
        VimValue info = machine.told(PATH).orElse(VimValue.NONE);
        Tree tree = new Tree(info.child("currentSnapshot").flatMap(VimValue::reference), naming);
        return info.all("rootSnapshotList")
                .map(root -> node(root, Optional.empty(), tree))
                .toList();
    }

    private record Tree(Optional<ManagedObjectRef> current, UnaryOperator<String> naming) {}

    private static SnapshotInfo node(VimValue node, Optional<String> parent, Tree tree) {
        ManagedObjectRef ref = node.child("snapshot")
                .flatMap(VimValue::reference)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the host tells a snapshot without its reference"));
        List<SnapshotInfo> children = node.all("childSnapshotList")
                .map(child -> node(child, Optional.of(ref.value()), tree))
                .toList();
        return new SnapshotInfo(
                ref.value(),
                tree.naming().apply(node.childText("name").orElse("")),
                node.childText("description").orElse(""),
                MachineRuntime.state(node.childText("state").orElse("")),
                node.childText("createTime").flatMap(XsdDateTime::parse).orElse(Instant.EPOCH),
                parent,
                node.isTrue("quiesced"),
                tree.current().filter(ref::equals).isPresent(),
                false,
                children);
    }
}
