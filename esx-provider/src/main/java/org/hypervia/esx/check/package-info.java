// SPDX-License-Identifier: Apache-2.0
/** Tries the way of an opening step by step, and tells which steps work and which privileges the user lacks. */
@NullMarked
package org.hypervia.esx.check;

import org.jspecify.annotations.NullMarked;
