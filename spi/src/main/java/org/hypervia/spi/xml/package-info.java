// SPDX-License-Identifier: Apache-2.0
/**
 * Libvirt's XML below any of its document types: a tree with positions, a writer with libvirt's layout, and how libvirt
 * reads and writes numbers, sizes and UUIDs. Pure functions; hostile text is normal.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.xml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
