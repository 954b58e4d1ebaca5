// SPDX-License-Identifier: Apache-2.0
/**
 * VMX text: {@link org.hypervia.esx.vmx.text.VmxReader} makes a {@link org.hypervia.esx.vmx.text.VmxFile} of bytes,
 * {@link org.hypervia.esx.vmx.text.VmxValues} takes values out of one and {@link org.hypervia.esx.vmx.text.VmxOutput}
 * collects those of a new one. Knows how numbers, UUIDs and escapes are spelled, and which dialect spells them how
 * ({@link org.hypervia.esx.vmx.text.VmxRules}), but no device and no domain. Pure functions without I/O.
 */
@NullMarked
package org.hypervia.esx.vmx.text;

import org.jspecify.annotations.NullMarked;
