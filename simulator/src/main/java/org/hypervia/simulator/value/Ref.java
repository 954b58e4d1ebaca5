// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

/**
 * A managed object reference.
 *
 * @param type the managed object kind, such as {@code VirtualMachine}
 * @param id the host's own id of the object
 */
public record Ref(String type, String id) {
    @Override
    public String toString() {
        return type + ":" + id;
    }
}
