// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider does with domains: one small interface for each thing that a session may be able to do.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.spi.domain;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
