// SPDX-License-Identifier: Apache-2.0
/** What several commands read from their options and files. */
@NullMarked
package org.hypervia.cli.argument;

import org.jspecify.annotations.NullMarked;
