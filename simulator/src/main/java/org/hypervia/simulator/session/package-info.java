// SPDX-License-Identifier: Apache-2.0
/** Who is logged in, and what belongs to each session: collectors, filters, views. */
@NullMarked
package org.hypervia.simulator.session;

import org.jspecify.annotations.NullMarked;
