// SPDX-License-Identifier: Apache-2.0
/** The commands about snapshots. */
@NullMarked
package org.hypervia.cli.command.snapshot;

import org.jspecify.annotations.NullMarked;
