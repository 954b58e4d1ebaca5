// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.DomainSecurity;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/** What is said of a domain, by people and by the security driver. */
record NativeMetadata(NativeLibvirt libvirt, ConnectionPointer connection, DomainPointer pointer) {
    /** {@code virSecurityModel}: two texts. */
    private static final int MODEL_TEXT = 257;

    /** {@code virSecurityLabel}: a text, and a number where C aligns it. */
    private static final int LABEL_TEXT = 4100;

    private LibvirtFunctions functions() {
        return libvirt.functions();
    }

    Optional<String> text(int kind, int flags) {
        @Nullable CString text = functions().virDomainGetMetadata(pointer, kind, null, flags);
        if (text != null) {
            return Optional.of(text.toString());
        }
        HypervisorException failure = libvirt.lastError();
        if (failure.code() == ErrorCode.NO_DOMAIN_METADATA) {
            return Optional.empty();
        }
        throw failure;
    }

    void setText(int kind, Optional<String> text, int flags) {
        libvirt.checked(functions().virDomainSetMetadata(pointer, kind, text.orElse(null), null, null, flags));
    }

    Optional<DomainSecurity> security() {
        Memory model = new Memory(2L * MODEL_TEXT);
        model.clear();
        libvirt.checked(functions().virNodeGetSecurityModel(connection, model));
        String name = model.getString(0, "UTF-8");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Memory label = new Memory(LABEL_TEXT + Integer.BYTES);
        label.clear();
        boolean active = functions().virDomainGetID(pointer) >= 0;
        if (active) {
            libvirt.checked(functions().virDomainGetSecurityLabel(pointer, label));
        }
        return Optional.of(new DomainSecurity(
                name,
                model.getString(MODEL_TEXT, "UTF-8"),
                Optional.of(label.getString(0, "UTF-8")).filter(text -> !text.isEmpty()),
                label.getInt(LABEL_TEXT) != 0));
    }

    List<String> messages() {
        PointerByReference array = new PointerByReference();
        int count;
        try {
            count = libvirt.checked(functions().virDomainGetMessages(pointer, array, 0));
        } catch (UnsatisfiedLinkError e) {
            // A library before 7.1 has no such thing.
            return List.of();
        }
        List<String> messages = new ArrayList<>();
        for (Pointer text : NativeArrays.take(array.getValue(), count)) {
            messages.add(text.getString(0, "UTF-8"));
            Native.free(Pointer.nativeValue(text));
        }
        return messages;
    }
}
