// SPDX-License-Identifier: Apache-2.0
/**
 * Names for what a connection can do, so that callers can ask before they call.
 *
 * <p>OSGi: callers import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.capability;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
