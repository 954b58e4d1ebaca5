// SPDX-License-Identifier: Apache-2.0
/** The commands that virsh does not have, and the help. */
@NullMarked
package org.hypervia.cli.command.own;

import org.jspecify.annotations.NullMarked;
