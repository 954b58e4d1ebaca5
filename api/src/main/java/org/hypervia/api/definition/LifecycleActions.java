// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;

/**
 * What happens to a domain after the events of its life.
 *
 * @param onPowerOff after the guest switched itself off
 * @param onReboot after the guest restarted itself
 * @param onCrash after the guest crashed
 */
public record LifecycleActions(LifecycleAction onPowerOff, LifecycleAction onReboot, LifecycleAction onCrash) {
    /** Libvirt's defaults: destroy, restart, destroy. */
    public static final LifecycleActions DEFAULT =
            new LifecycleActions(LifecycleAction.DESTROY, LifecycleAction.RESTART, LifecycleAction.DESTROY);

    public LifecycleActions {
        Objects.requireNonNull(onPowerOff, "onPowerOff");
        Objects.requireNonNull(onReboot, "onReboot");
        Objects.requireNonNull(onCrash, "onCrash");
    }
}
