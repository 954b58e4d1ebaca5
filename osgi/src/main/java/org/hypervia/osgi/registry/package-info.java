// SPDX-License-Identifier: Apache-2.0
/** Follows the providers that come and go as services, and offers the way in as a service over them. */
@NullMarked
package org.hypervia.osgi.registry;

import org.jspecify.annotations.NullMarked;
