// SPDX-License-Identifier: Apache-2.0
/** How fast domain XML is read and written, and what that allocates. */
@NullMarked
package org.hypervia.benchmarks.domainxml;

import org.jspecify.annotations.NullMarked;
