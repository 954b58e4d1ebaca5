// SPDX-License-Identifier: Apache-2.0
/**
 * Conversion between a hypervisor's own configuration format and domain XML, on a connection and without any.
 *
 * <p>OSGi: callers and converters import {@code [1.0,2)}; only an implementation of {@link NativeConfigs} imports
 * {@code [1.0,1.1)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.conversion;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
