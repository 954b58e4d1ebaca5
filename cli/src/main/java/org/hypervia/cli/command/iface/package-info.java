// SPDX-License-Identifier: Apache-2.0
/** The commands that tell about the host's own interfaces. */
@NullMarked
package org.hypervia.cli.command.iface;

import org.jspecify.annotations.NullMarked;
