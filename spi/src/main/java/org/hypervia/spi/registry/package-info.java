// SPDX-License-Identifier: Apache-2.0
/**
 * Chooses a provider for a connection. Fed by the service loader or by OSGi; keeps no state of its own.
 *
 * <p>OSGi: whoever feeds a registry imports {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.registry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
