// SPDX-License-Identifier: Apache-2.0
/** Snapshots: the tree of them, and what a machine goes back to. */
@NullMarked
package org.hypervia.simulator.snapshot;

import org.jspecify.annotations.NullMarked;
