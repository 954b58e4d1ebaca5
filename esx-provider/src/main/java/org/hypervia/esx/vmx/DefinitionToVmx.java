// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;

/**
 * Makes the text of a VMX file from a complete definition. The order of the entries, and so of the checks, is libvirt's.
 * The way back is {@link VmxToDefinition}; each thing has a class of its own that knows both.
 */
final class DefinitionToVmx {
    private final DomainDefinition domain;
    private final VmxWriteContext context;
    private final VmxOutput out;

    DefinitionToVmx(DomainDefinition domain, VmxWriteContext context) {
        this.domain = domain;
        this.context = context;
        this.out = new VmxOutput(context.rules());
    }

    String convert() {
        if (domain.type() != DomainType.VMWARE) {
            throw Refusal.internal("A domain of the type '" + domain.type().libvirtName()
                    + "' cannot be written as VMX; set the type attribute of the domain element to vmware");
        }
        Devices devices = domain.devices();
        HardwareVmx.write(context.hardwareVersion(), out);
        SystemVmx.write(domain.os(), out);
        IdentityVmx.write(domain, context, out);
        MemoryVmx.write(domain, out);
        CpuVmx.write(domain, context.rules(), out);
        GraphicsVmx.write(devices.graphics(), out);
        boolean hasScsi = DiskVmx.write(devices, context, out);
        FilesystemVmx.write(devices.filesystems(), out);
        NetworkVmx.write(devices.interfaces(), context, out);
        TpmVmx.write(domain, context, out);
        VideoVmx.write(devices.videos(), out);
        PortVmx.write(devices, context, out);
        FirmwareVmx.write(domain.os(), context, out);
        HardwareVmx.writeBridges(context.hardwareVersion(), hasScsi, out);
        return out.text();
    }
}
