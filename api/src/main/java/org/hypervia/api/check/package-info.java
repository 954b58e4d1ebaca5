// SPDX-License-Identifier: Apache-2.0
/**
 * What is looked at on the way to a hypervisor, step by step, when somebody wants to know why a connection does not work.
 *
 * <p>OSGi: callers import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.check;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
