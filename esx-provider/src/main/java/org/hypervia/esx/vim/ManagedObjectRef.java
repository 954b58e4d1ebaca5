// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.soap.XmlNode;

/**
 * {@code ManagedObjectReference}: by what a server knows one of its objects.
 *
 * @param type such as {@code VirtualMachine}
 * @param value such as {@code 16} or {@code vm-1203}, unique for the type on one server
 */
public record ManagedObjectRef(String type, String value) {
    /** Makes a reference to a virtual machine. */
    public static ManagedObjectRef virtualMachine(String value) {
        return new ManagedObjectRef("VirtualMachine", value);
    }

    /** Reads a reference. */
    public static ManagedObjectRef of(XmlNode node) {
        return new ManagedObjectRef(node.refType(), node.text().strip());
    }

    void write(SoapWriter out, String name) {
        out.reference(name, type, value);
    }

    /** Returns type and value as VMware's own tools write them. */
    @Override
    public String toString() {
        return type + ":" + value;
    }
}
