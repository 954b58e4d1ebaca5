// SPDX-License-Identifier: Apache-2.0
/**
 * Values that several subjects share: sizes, MAC addresses and libvirt's words.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.value;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
