// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.OptionalInt;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapReader;
import org.hypervia.esx.soap.SoapTarget;
import org.hypervia.esx.soap.XmlNode;

/**
 * {@code ManagedObjectReference}: by what a server knows one of its objects.
 *
 * @param type such as {@code VirtualMachine}
 * @param value such as {@code 16} or {@code vm-1203}, unique for the type on one server
 */
public record ManagedObjectRef(String type, String value) implements SoapTarget {
    /** Makes a reference to a virtual machine. */
    public static ManagedObjectRef virtualMachine(String value) {
        return new ManagedObjectRef("VirtualMachine", value);
    }

    /** Makes a reference to a snapshot of a virtual machine. */
    public static ManagedObjectRef snapshot(String value) {
        return new ManagedObjectRef("VirtualMachineSnapshot", value);
    }

    /** Takes a value that must be a reference; {@code INTERNAL_ERROR} if it is none. */
    public static ManagedObjectRef of(VimValue value) {
        return value.reference()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the server tells no reference to an object for " + value.name() + ": this is not a VI API"));
    }

    static ManagedObjectRef of(XmlNode node) {
        return of(VimValue.of(node));
    }

    /** Reads the present element, whether it holds a reference or not. */
    static ManagedObjectRef read(SoapReader in) {
        String type = in.refType();
        return new ManagedObjectRef(type, in.token());
    }

    /** Tells whether it stands for a virtual machine. */
    public boolean isVirtualMachine() {
        return type.equals("VirtualMachine");
    }

    /**
     * Returns libvirt's number of a machine: the digits of {@code 16} or {@code vm-1203}; empty for any other reference,
     * and for numbers that are not in 1..2147483647.
     */
    public OptionalInt domainId() {
        String digits = value.startsWith("vm-") ? value.substring(3) : value;
        if (!digits.matches("0*[1-9]\\d{0,9}")) {
            return OptionalInt.empty();
        }
        long id = Long.parseLong(digits);
        return id <= Integer.MAX_VALUE ? OptionalInt.of((int) id) : OptionalInt.empty();
    }

    /** Returns type and value as VMware's own tools write them. */
    @Override
    public String toString() {
        return type + ":" + value;
    }
}
