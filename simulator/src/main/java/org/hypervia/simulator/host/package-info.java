// SPDX-License-Identifier: Apache-2.0
/** One ESX host: what is around its machines, its hardware, networks, storage, and the managers of its own. */
@NullMarked
package org.hypervia.simulator.host;

import org.jspecify.annotations.NullMarked;
