// SPDX-License-Identifier: Apache-2.0
/**
 * An ESX host on loopback for tests and demonstrations: {@link org.hypervia.simulator.EsxSimulator} starts it in one line.
 *
 * <p>OSGi: callers import {@code [1.0,2)}.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.hypervia.simulator;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
