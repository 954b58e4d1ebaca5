// SPDX-License-Identifier: Apache-2.0
/** Operations on the host. */
@NullMarked
package org.hypervia.esx.host;

import org.jspecify.annotations.NullMarked;
