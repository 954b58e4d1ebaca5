// SPDX-License-Identifier: Apache-2.0
/** Virtual machines: their configuration, power, questions, guest and what the API shows of them. */
@NullMarked
package org.hypervia.simulator.machine;

import org.jspecify.annotations.NullMarked;
