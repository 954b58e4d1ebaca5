// SPDX-License-Identifier: Apache-2.0
/** The hardware of a machine: disks, drives, cards and controllers as the API shows them, and the changes of them. */
@NullMarked
package org.hypervia.simulator.device;

import org.jspecify.annotations.NullMarked;
