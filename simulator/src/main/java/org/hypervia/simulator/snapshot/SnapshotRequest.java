// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.snapshot;

/**
 * A wish for a snapshot.
 *
 * @param name how to call it; names need not be unique
 * @param description what for
 * @param memory whether to keep the memory of a running machine
 * @param quiesce whether to let the guest finish its writes
 */
public record SnapshotRequest(String name, String description, boolean memory, boolean quiesce) {}
