// SPDX-License-Identifier: Apache-2.0
/** The command line on a real terminal. */
@NullMarked
package org.hypervia.itests.terminal;

import org.jspecify.annotations.NullMarked;
