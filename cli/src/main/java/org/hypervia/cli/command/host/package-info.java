// SPDX-License-Identifier: Apache-2.0
/** The commands that tell about the host. */
@NullMarked
package org.hypervia.cli.command.host;

import org.jspecify.annotations.NullMarked;
