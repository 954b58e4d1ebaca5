// SPDX-License-Identifier: Apache-2.0
/** VMX files as text with keys, the places of devices in them, and the names of guest systems. */
@NullMarked
package org.hypervia.simulator.vmx;

import org.jspecify.annotations.NullMarked;
