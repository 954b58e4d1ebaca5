// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.UUID;

/** A network. For one thread at a time; its owner closes it. */
public interface LibvirtNetwork extends LibvirtObject {
    UUID uuid();

    String xml(int flags);

    boolean isActive();

    boolean isPersistent();

    boolean isAutostart();

    void setAutostart(boolean on);

    /** Returns the host's bridge; a network without one is an error, {@code INTERNAL_ERROR} mostly. */
    String bridge();

    void undefine();
}
