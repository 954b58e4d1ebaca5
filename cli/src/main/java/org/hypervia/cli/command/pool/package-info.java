// SPDX-License-Identifier: Apache-2.0
/** The commands that tell about storage pools and change them. */
@NullMarked
package org.hypervia.cli.command.pool;

import org.jspecify.annotations.NullMarked;
