// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider does with storage pools, volumes and their content.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.storage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
