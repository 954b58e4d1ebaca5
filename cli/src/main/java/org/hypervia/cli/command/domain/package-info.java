// SPDX-License-Identifier: Apache-2.0
/** The commands that change a domain. */
@NullMarked
package org.hypervia.cli.command.domain;

import org.jspecify.annotations.NullMarked;
