// SPDX-License-Identifier: Apache-2.0
/** The values of the VI API in memory: data objects, references, faults, and the schema that gives them order and width. */
@NullMarked
package org.hypervia.simulator.value;

import org.jspecify.annotations.NullMarked;
