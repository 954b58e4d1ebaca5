// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.OptionalLong;
import org.hypervia.api.storage.StorageVolumeInfo;

/** A storage volume. For one thread at a time; its owner closes it. */
public interface LibvirtVolume extends LibvirtObject {
    String key();

    String path();

    /** Returns its pool, for the caller to close. */
    LibvirtPool pool();

    /** Returns type and sizes; where a driver does not tell how large what holds it is, the allocation stands for that. */
    StorageVolumeInfo info();

    /** Returns how large what holds it is; empty where a driver does not tell. */
    OptionalLong physical();

    String xml();

    void delete(int flags);

    void wipe(int algorithm);

    void resize(long capacity, int flags);

    /**
     * Opens its content to be received.
     *
     * @param length how many bytes; 0 for all
     * @return a stream for the caller to close, whose life does not depend on this
     */
    LibvirtStream download(long offset, long length);

    /** Opens its content to be sent, likewise. */
    LibvirtStream upload(long offset, long length);
}
