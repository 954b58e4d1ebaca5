// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;
import java.util.Optional;

/**
 * Where VMware keeps a machine.
 *
 * @param datacenterPath the inventory path of the datacenter, such as {@code folder/datacenter}, if known
 * @param managedObjectReference the id of the machine, such as {@code vm-42}, if known
 */
public record VmwareOrigin(Optional<String> datacenterPath, Optional<String> managedObjectReference) {
    /** Nothing is known. */
    public static final VmwareOrigin UNKNOWN = new VmwareOrigin(Optional.empty(), Optional.empty());

    public VmwareOrigin {
        Objects.requireNonNull(datacenterPath, "datacenterPath");
        Objects.requireNonNull(managedObjectReference, "managedObjectReference");
    }

    /**
     * Tells whether anything is known.
     *
     * @return false for {@link #UNKNOWN} and its equals
     */
    public boolean isKnown() {
        return datacenterPath.isPresent() || managedObjectReference.isPresent();
    }
}
