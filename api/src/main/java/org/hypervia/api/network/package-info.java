// SPDX-License-Identifier: Apache-2.0
/**
 * Networks and the host's own interfaces, in libvirt's words. Knows no domains.
 *
 * <p>OSGi: callers import {@code [1.0,2)}; only an implementation of the handles imports {@code [1.0,1.1)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.network;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
