// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.List;
import java.util.UUID;
import org.hypervia.api.storage.StoragePoolInfo;

/** A storage pool. For one thread at a time; its owner closes it. */
public interface LibvirtPool extends LibvirtObject {
    UUID uuid();

    StoragePoolInfo info();

    String xml(int flags);

    void refresh();

    boolean isActive();

    boolean isPersistent();

    boolean isAutostart();

    void setAutostart(boolean on);

    /** Lists volumes; the caller closes each. */
    List<? extends LibvirtVolume> volumes();

    LibvirtVolume volume(String name);

    LibvirtVolume create(String xml, int flags);

    LibvirtVolume createFrom(String xml, LibvirtVolume source, int flags);
}
