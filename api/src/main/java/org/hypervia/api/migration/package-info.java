// SPDX-License-Identifier: Apache-2.0
/**
 * How a domain is moved to another host: flags, parameters and the place, all of them values. The move itself is
 * {@code Domain.migrate}.
 *
 * <p>OSGi: callers and providers import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.migration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
