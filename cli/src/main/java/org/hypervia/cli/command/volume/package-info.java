// SPDX-License-Identifier: Apache-2.0
/** The commands that tell about volumes, change them and move their content. */
@NullMarked
package org.hypervia.cli.command.volume;

import org.jspecify.annotations.NullMarked;
