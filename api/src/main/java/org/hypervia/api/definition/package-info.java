// SPDX-License-Identifier: Apache-2.0
/**
 * The typed domain model: what a virtual machine is made of, in libvirt's words, whatever text it was read from.
 * Immutable values only; no XML, no VMX, no I/O.
 *
 * <p>OSGi: callers and providers alike import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.definition;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
