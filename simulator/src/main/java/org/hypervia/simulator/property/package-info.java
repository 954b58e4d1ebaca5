// SPDX-License-Identifier: Apache-2.0
/** The property collector: which objects, which properties of them, and what has changed since. */
@NullMarked
package org.hypervia.simulator.property;

import org.jspecify.annotations.NullMarked;
