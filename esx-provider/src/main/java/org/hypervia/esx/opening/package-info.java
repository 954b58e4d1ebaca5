// SPDX-License-Identifier: Apache-2.0
/** Opening a connection: to which servers, how, and what of them it is about. */
@NullMarked
package org.hypervia.esx.opening;

import org.jspecify.annotations.NullMarked;
