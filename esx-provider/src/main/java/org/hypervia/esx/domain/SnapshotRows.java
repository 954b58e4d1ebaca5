// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

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

/** Turns a machine's {@code snapshot}, which is not set where there is none, into the tree. */
final class SnapshotRows {
    static final String SNAPSHOT = "snapshot";

    private SnapshotRows() {}

    /** Returns the roots. */
    static List<SnapshotInfo> tree(ObjectContent machine) {
        Reading<VimValue> snapshot = machine.valueReading(SNAPSHOT);
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
                DomainRows.state(node.childText("state").orElse("")),
                node.childText("createTime").flatMap(XsdDateTime::parse).orElse(Instant.EPOCH),
                parent,
                node.child("quiesced").filter(VimValue::isTrue).isPresent(),
                current.filter(ref::equals).isPresent(),
                false,
                children);
    }
}
