// SPDX-License-Identifier: Apache-2.0
/** A real hypervisor: QEMU under libvirt's daemon, in namespaces of the test's own. */
@NullMarked
package org.hypervia.itests.qemu;

import org.jspecify.annotations.NullMarked;
