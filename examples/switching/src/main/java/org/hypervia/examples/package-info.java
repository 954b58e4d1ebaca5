// SPDX-License-Identifier: Apache-2.0
/** A program of one page. */
@NullMarked
package org.hypervia.examples;

import org.jspecify.annotations.NullMarked;
