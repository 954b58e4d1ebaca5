// SPDX-License-Identifier: Apache-2.0
/** The command {@code hypervia}: understands its line, runs the commands, and turns what happens into an exit status. */
@NullMarked
package org.hypervia.cli;

import org.jspecify.annotations.NullMarked;
