// SPDX-License-Identifier: Apache-2.0
/**
 * Credentials: asked for at login through a callback, held in a type that prints nothing.
 *
 * <p>OSGi: callers implement {@link org.hypervia.api.auth.CredentialCallback} and import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.auth;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
