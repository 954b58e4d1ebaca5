// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** {@code virConnectAuthCallbackPtr}. */
public interface AuthCallback extends Callback {
    /**
     * Is asked for credentials.
     *
     * @param credentials an array of {@code virConnectCredential}
     * @param count how many
     * @param data not used
     * @return 0, or -1 to give up
     */
    int invoke(Pointer credentials, int count, @Nullable Pointer data);
}
