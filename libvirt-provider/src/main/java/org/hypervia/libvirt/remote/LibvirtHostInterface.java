// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

/** An interface of the host. For one thread at a time; its owner closes it. */
public interface LibvirtHostInterface extends LibvirtObject {
    String mac();

    String xml(int flags);

    boolean isActive();
}
