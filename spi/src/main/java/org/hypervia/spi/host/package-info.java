// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider tells of the host.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
