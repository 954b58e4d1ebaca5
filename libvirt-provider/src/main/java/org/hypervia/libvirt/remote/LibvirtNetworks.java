// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.List;

/** The networks of a connection, and the interfaces of its host. Threads may share it; what is found its finder closes. */
public interface LibvirtNetworks {
    /** Lists networks; the caller closes each. A driver without libvirt's list of handles takes no flags but those of activity. */
    List<? extends LibvirtNetwork> networks(int flags);

    LibvirtNetwork networkByName(String name);

    LibvirtNetwork networkByUuid(String uuid);

    LibvirtNetwork define(String xml, int flags);

    /** Lists interfaces, likewise. */
    List<? extends LibvirtHostInterface> interfaces(int flags);

    LibvirtHostInterface interfaceByName(String name);

    LibvirtHostInterface interfaceByMac(String mac);
}
