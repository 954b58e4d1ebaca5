// SPDX-License-Identifier: Apache-2.0
/** The ids of a vCenter, and how its inventory is built. */
@NullMarked
package org.hypervia.simulator.vcenter;

import org.jspecify.annotations.NullMarked;
