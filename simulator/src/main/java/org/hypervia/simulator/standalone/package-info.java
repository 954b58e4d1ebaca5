// SPDX-License-Identifier: Apache-2.0
/** A host that is its own server: the only room that knows the ids such a host has. */
@NullMarked
package org.hypervia.simulator.standalone;

import org.jspecify.annotations.NullMarked;
