// SPDX-License-Identifier: Apache-2.0
/**
 * Memory, CPUs and scheduler parameters of domains, and what a change affects, in libvirt's words.
 *
 * <p>OSGi: callers import {@code [1.0,2)}; only an implementation of the handles imports {@code [1.0,1.1)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.resource;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
