// SPDX-License-Identifier: Apache-2.0
/** The commands that tell about networks and change them. */
@NullMarked
package org.hypervia.cli.command.network;

import org.jspecify.annotations.NullMarked;
