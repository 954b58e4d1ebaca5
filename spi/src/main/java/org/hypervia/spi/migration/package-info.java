// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider does with domains that move from one host to another.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.migration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
