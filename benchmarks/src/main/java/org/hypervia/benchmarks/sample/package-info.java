// SPDX-License-Identifier: Apache-2.0
/** What the benchmarks work on: machines of our own, and libvirt's test data where it lies. */
@NullMarked
package org.hypervia.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
