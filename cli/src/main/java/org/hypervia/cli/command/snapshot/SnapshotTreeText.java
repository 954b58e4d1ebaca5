// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.snapshot;

import java.util.List;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;

/** A tree of snapshots as lines, in virsh's drawing. */
final class SnapshotTreeText {
    private final Output output;

    private SnapshotTreeText(Output output) {
        this.output = output;
    }

    static void print(List<SnapshotInfo> roots, Output output) {
        SnapshotTreeText text = new SnapshotTreeText(output);
        roots.forEach(root -> {
            output.line(PlainText.of(root.name()));
            text.children(root, "", true);
        });
    }

    /** Prints what is below a snapshot, and a blank line after the last leaf of a branch. */
    private void children(SnapshotInfo snapshot, String indent, boolean last) {
        List<SnapshotInfo> children = snapshot.children();
        if (children.isEmpty()) {
            if (last) {
                output.line(indent);
            }
            return;
        }
        output.line(indent + "  |");
        for (int i = 0; i < children.size(); i++) {
            boolean lastChild = i == children.size() - 1;
            output.line(indent + "  +- " + PlainText.of(children.get(i).name()));
            children(children.get(i), indent + "  " + (lastChild ? "  " : "| "), lastChild);
        }
    }
}
