// SPDX-License-Identifier: Apache-2.0
/**
 * Libvirt's domain XML to and from the typed domain model, and the defaults that libvirt adds to a definition. Text in,
 * text out: no I/O, no state, no provider.
 *
 * <p>OSGi: callers and providers alike import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.domainxml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
