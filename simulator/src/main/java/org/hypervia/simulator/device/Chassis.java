// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.Vmx;

/** The machine that devices are in, as far as they need to know it. */
public interface Chassis {
    /** The reference clients know it by. */
    Ref ref();

    /** What is around it. */
    Site site();

    /** Where its VMX file is. */
    DatastorePath file();

    /** Its configuration; faults when the host has lost it. */
    Vmx vmx();

    /** Whether it runs. */
    PowerState power();

    /** Turns a file name of the VMX into a datastore path, or leaves it when it is none. */
    String resolve(String fileName);
}
