// SPDX-License-Identifier: Apache-2.0
/**
 * Calls into a library that knows no time limit and cannot be interrupted, made so that whoever waits for them can go. Knows
 * nothing of libvirt.
 */
@NullMarked
package org.hypervia.libvirt.call;

import org.jspecify.annotations.NullMarked;
