// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * A volume's reference: its pool and its name there, which may have slashes.
 *
 * @param pool the UUID of the pool
 * @param name the name within the pool
 */
record VolumeRef(String pool, String name) {
    private static final int UUID_LENGTH = 36;

    static VolumeRef of(String ref) {
        if (ref.length() <= UUID_LENGTH || ref.charAt(UUID_LENGTH) != '/') {
            throw new HypervisorException(
                    ErrorCode.NO_STORAGE_VOL, "'" + ref + "' is no volume of this connection: look it up again");
        }
        return new VolumeRef(ref.substring(0, UUID_LENGTH), ref.substring(UUID_LENGTH + 1));
    }

    String text() {
        return pool + "/" + name;
    }
}
