// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.Optional;
import java.util.stream.Collectors;
import org.hypervia.esx.soap.SoapFault;

/**
 * {@code MethodFault} with its text: why a call, a task or the reading of a property failed.
 *
 * @param type such as {@code InvalidPowerState}; the empty text if the server names none
 * @param text the host's text for people, possibly nothing
 * @param fields of the fault, such as {@code existingState}
 */
public record MethodFault(String type, String text, VimValue fields) {
    public static MethodFault of(SoapFault fault) {
        return new MethodFault(fault.type(), fault.text(), VimValue.of(fault.detail()));
    }

    /** Takes a {@code LocalizedMethodFault}. */
    public static MethodFault of(VimValue localized) {
        VimValue fault = localized.child("fault").orElse(VimValue.NONE);
        String text = localized
                .childText("localizedMessage")
                .filter(message -> !message.isBlank())
                .orElseGet(() -> fault.all("faultMessage")
                        .flatMap(message -> message.childText("message").stream())
                        .collect(Collectors.joining(" ")));
        return new MethodFault(fault.type(), text, fault);
    }

    /** Tells whether it is of this type; derived types do not count. */
    public boolean is(String name) {
        return type.equals(name);
    }

    /** Tells whether it says that an object is gone. */
    public boolean isGone(ManagedObjectRef object) {
        return is("ManagedObjectNotFound") && object().filter(object::equals).isPresent();
    }

    /** Returns the object that {@code ManagedObjectNotFound} is about, if it says so. */
    public Optional<ManagedObjectRef> object() {
        return field("obj");
    }

    private Optional<ManagedObjectRef> field(String name) {
        return fields.child(name).flatMap(VimValue::reference);
    }
}
