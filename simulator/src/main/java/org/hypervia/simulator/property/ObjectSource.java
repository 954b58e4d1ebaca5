// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.property;

import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** Where references lead, as one session sees it. */
public interface ObjectSource {
    /** The object of this reference, or null. */
    @Nullable
    Node find(Ref ref);
}
