// SPDX-License-Identifier: Apache-2.0
/**
 * Moves content between a provider's transfers and what a caller has: channels, or streams that it pushes.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.transfer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
