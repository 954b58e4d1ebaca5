// SPDX-License-Identifier: Apache-2.0
/** The grammar of commands, virsh's own: definitions, a parser and the help texts made of them. No I/O. */
@NullMarked
package org.hypervia.cli.syntax;

import org.jspecify.annotations.NullMarked;
