// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

/** {@code VirtualEthernetCard}: the models of network cards that can be chosen; machines may have others. */
public enum CardType {
    /** Intel 82545EM. */
    E1000("VirtualE1000"),
    /** Intel 82574L. */
    E1000E("VirtualE1000e"),
    /** VMware's own, the third of them. */
    VMXNET3("VirtualVmxnet3"),
    /** VMware's own, the second of them. */
    VMXNET2("VirtualVmxnet2"),
    /** VMware's own, the first of them. */
    VMXNET("VirtualVmxnet"),
    /** AMD Am79C970A. */
    VLANCE("VirtualPCNet32");

    private final String typeName;

    CardType(String typeName) {
        this.typeName = typeName;
    }

    /** Returns the name of the VI type, as {@link VirtualDevice#type} has it. */
    public String typeName() {
        return typeName;
    }
}
