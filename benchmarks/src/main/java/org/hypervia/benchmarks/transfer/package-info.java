// SPDX-License-Identifier: Apache-2.0
/** Transfers beside curl. */
@NullMarked
package org.hypervia.benchmarks.transfer;

import org.jspecify.annotations.NullMarked;
