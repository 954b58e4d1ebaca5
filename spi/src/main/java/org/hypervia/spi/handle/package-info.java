// SPDX-License-Identifier: Apache-2.0
/**
 * The only implementations of the API's handles, over any provider's session, without a branch for any of them.
 *
 * <p>OSGi: only the registry and hosts of their own registry import it, {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.handle;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
