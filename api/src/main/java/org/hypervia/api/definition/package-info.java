// SPDX-License-Identifier: Apache-2.0
/**
 * The typed domain model: what a domain is made of, without XML and without VMX.
 *
 * <p>OSGi: callers import {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.definition;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
