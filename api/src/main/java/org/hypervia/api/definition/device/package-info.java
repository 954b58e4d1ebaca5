// SPDX-License-Identifier: Apache-2.0
/**
 * The devices of a domain as values: what domain XML has below {@code <devices>}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hypervia.api.definition.device;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
