// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.List;

/** The storage of a connection. Threads may share it; what is found is closed by whoever asked for it. */
public interface LibvirtStorage {
    /** Lists pools; the caller closes each. A driver without libvirt's list of handles takes no flags but those of activity. */
    List<? extends LibvirtPool> pools(int flags);

    LibvirtPool poolByName(String name);

    LibvirtPool poolByUuid(String uuid);

    LibvirtPool poolByTargetPath(String path);

    LibvirtVolume volumeByKey(String key);

    LibvirtVolume volumeByPath(String path);
}
