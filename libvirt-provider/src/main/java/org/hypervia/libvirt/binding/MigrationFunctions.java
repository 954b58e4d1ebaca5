// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/** The functions of libvirt's C library that move domains, which libvirt-java lacks. */
interface MigrationFunctions extends Library {
    @Nullable
    DomainPointer virDomainMigrate3(
            DomainPointer domain, ConnectionPointer destination, @Nullable Pointer parameters, int count, int flags);

    int virDomainMigrateToURI3(
            DomainPointer domain, @Nullable String destination, @Nullable Pointer parameters, int count, int flags);
}
