// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider implements: its entry point, a session, and flat operations over opaque references. Handles, the
 * registry and the domain XML are written once, beside it, for all providers.
 *
 * <p>OSGi: everybody imports {@code [1.0,2)}, a provider too. What providers implement is consumer type: a new interface is
 * a minor change, a new method has a default.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
