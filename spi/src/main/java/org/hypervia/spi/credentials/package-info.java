// SPDX-License-Identifier: Apache-2.0
/**
 * Credentials from libvirt's {@code auth.conf}, for programs that choose to use it; nothing reads it unasked.
 *
 * <p>OSGi: callers import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.credentials;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
