// SPDX-License-Identifier: Apache-2.0
/** Virtual machines: their VMX file, power, questions, guest, snapshots and what the API shows of them. */
@NullMarked
package org.hypervia.simulator.machine;

import org.jspecify.annotations.NullMarked;
