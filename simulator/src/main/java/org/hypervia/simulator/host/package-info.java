// SPDX-License-Identifier: Apache-2.0
/** One ESX host: its place in the tree, its hardware, networks, storage, and the managers beside it. */
@NullMarked
package org.hypervia.simulator.host;

import org.jspecify.annotations.NullMarked;
