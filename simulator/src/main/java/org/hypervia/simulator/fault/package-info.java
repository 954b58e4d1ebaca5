// SPDX-License-Identifier: Apache-2.0
/**
 * Rules by which the simulator misbehaves: faults, HTTP errors, delays, cut connections, wrong answers.
 *
 * <p>OSGi: callers import {@code [1.0,2)}.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.hypervia.simulator.fault;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
