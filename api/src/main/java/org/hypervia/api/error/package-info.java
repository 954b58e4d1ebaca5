// SPDX-License-Identifier: Apache-2.0
/**
 * How Hypervia fails: one exception with libvirt's code. The bottom of the tree, it imports nothing of ours.
 *
 * <p>OSGi: callers and providers alike import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
