// SPDX-License-Identifier: Apache-2.0
/** The tree of a server: its root, datacenters, compute resources and clusters, and the managers of its service content. */
@NullMarked
package org.hypervia.simulator.center;

import org.jspecify.annotations.NullMarked;
