// SPDX-License-Identifier: Apache-2.0
/** The commands, a class for each, in virsh's words. They speak to the API and write to the output, nothing else. */
@NullMarked
package org.hypervia.cli.command;

import org.jspecify.annotations.NullMarked;
