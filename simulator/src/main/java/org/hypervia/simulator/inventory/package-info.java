// SPDX-License-Identifier: Apache-2.0
/** The objects of a simulated host and their tasks, as a state machine in memory under one lock. No HTTP, no XML. */
@NullMarked
package org.hypervia.simulator.inventory;

import org.jspecify.annotations.NullMarked;
