// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import org.hypervia.api.value.LibvirtName;

/** The kind of hypervisor a domain is made for. */
public enum DomainType implements LibvirtName {
    /** QEMU without hardware help. */
    QEMU("qemu"),
    /** QEMU with its old kernel module. */
    KQEMU("kqemu"),
    /** QEMU with KVM. */
    KVM("kvm"),
    /** Xen. */
    XEN("xen"),
    /** Linux containers. */
    LXC("lxc"),
    /** User Mode Linux. */
    UML("uml"),
    /** OpenVZ containers. */
    OPENVZ("openvz"),
    /** Libvirt's built-in test hypervisor. */
    TEST("test"),
    /** VMware: ESX, vCenter, Workstation and their kin. */
    VMWARE("vmware"),
    /** Hyper-V. */
    HYPERV("hyperv"),
    /** VirtualBox. */
    VBOX("vbox"),
    /** IBM Power hypervisor. */
    PHYP("phyp"),
    /** Parallels Desktop and Cloud Server, old word. */
    PARALLELS("parallels"),
    /** FreeBSD's bhyve. */
    BHYVE("bhyve"),
    /** Virtuozzo. */
    VZ("vz"),
    /** macOS' hypervisor framework. */
    HVF("hvf");

    private final String libvirtName;

    DomainType(String libvirtName) {
        this.libvirtName = libvirtName;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
