// SPDX-License-Identifier: Apache-2.0
/** How fast VMX files are converted, and what that allocates. */
@NullMarked
package org.hypervia.benchmarks.vmx;

import org.jspecify.annotations.NullMarked;
