// SPDX-License-Identifier: Apache-2.0
/**
 * Libvirt's XML of storage pools and volumes.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.storagexml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
