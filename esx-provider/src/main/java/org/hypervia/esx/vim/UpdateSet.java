// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.List;
import org.hypervia.esx.soap.XmlNode;

/** {@code UpdateSet}: what has changed since a version; empty when a bounded wait ended without news. */
record UpdateSet(String version, List<ObjectChange> changes) {
    static UpdateSet of(List<XmlNode> values) {
        return values.stream()
                .findFirst()
                .map(set -> new UpdateSet(
                        set.childText("version").orElse(""),
                        set.all("filterSet")
                                .flatMap(filter -> filter.all("objectSet"))
                                .map(ObjectChange::of)
                                .toList()))
                .orElse(new UpdateSet("", List.of()));
    }
}
