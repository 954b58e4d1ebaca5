// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

/** Carries out calls of one method, under the inventory's lock. */
interface Method {
    /**
     * Carries out a call.
     *
     * @throws org.hypervia.simulator.value.VimFault to answer with a fault
     */
    Reply invoke(Call call);
}
