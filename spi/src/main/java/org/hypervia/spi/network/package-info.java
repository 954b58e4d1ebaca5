// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider does with networks and the interfaces of its host.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.network;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
