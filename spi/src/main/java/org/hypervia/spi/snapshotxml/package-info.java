// SPDX-License-Identifier: Apache-2.0
/**
 * Libvirt's snapshot XML.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.snapshotxml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
