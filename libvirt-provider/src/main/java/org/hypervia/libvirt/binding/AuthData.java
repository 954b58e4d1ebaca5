// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** {@code virConnectAuth}. */
@FieldOrder({"credtype", "ncredtype", "cb", "cbdata"})
// JNA reads and writes the fields by reflection.
public final class AuthData extends Structure {
    /** The kinds of credentials that can be asked for. */
    public @Nullable Pointer credtype;

    /** How many kinds. */
    public int ncredtype;

    /** Who is asked. */
    public @Nullable AuthCallback cb;

    /** Not used. */
    public @Nullable Pointer cbdata;
}
