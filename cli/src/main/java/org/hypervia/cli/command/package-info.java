// SPDX-License-Identifier: Apache-2.0
/** What a command is; below, the commands by virsh's groups, in its words. They speak to the API and write to the output, nothing else. */
@NullMarked
package org.hypervia.cli.command;

import org.jspecify.annotations.NullMarked;
