// SPDX-License-Identifier: Apache-2.0
/** The commands that tell about domains. */
@NullMarked
package org.hypervia.cli.command.monitor;

import org.jspecify.annotations.NullMarked;
