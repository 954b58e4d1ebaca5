// SPDX-License-Identifier: Apache-2.0
/** Datastores with their files, held in memory. */
@NullMarked
package org.hypervia.simulator.datastore;

import org.jspecify.annotations.NullMarked;
