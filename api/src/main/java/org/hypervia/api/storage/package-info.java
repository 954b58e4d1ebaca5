// SPDX-License-Identifier: Apache-2.0
/**
 * Storage: pools, volumes, and the transfer of their content, in libvirt's words. Knows no domains.
 *
 * <p>OSGi: callers import {@code [1.0,2)}; only an implementation of the handles imports {@code [1.0,1.1)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.storage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
