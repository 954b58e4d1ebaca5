// SPDX-License-Identifier: Apache-2.0
/**
 * Libvirt's network XML and interface XML, as far as hypervisors with switches and port groups have them. Pure functions;
 * hostile text is normal.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.networkxml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
