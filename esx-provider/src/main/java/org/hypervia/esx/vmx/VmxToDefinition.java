// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.vmx.text.VmxFile;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxValues;

/**
 * Makes a raw definition from a VMX file. The order in which keys are read is libvirt's, because the first key that is
 * wrong decides which error is reported. The way back is {@link DefinitionToVmx}; each thing has a class of its own that
 * knows both.
 */
final class VmxToDefinition {
    private static final UUID NO_UUID = new UUID(0, 0);

    private final VmxReadContext context;
    private final VmxInput in;

    VmxToDefinition(VmxFile file, VmxReadContext context) {
        this(file, context, context.rules());
    }

    VmxToDefinition(VmxFile file, VmxReadContext context, VmxRules rules) {
        this.context = context;
        this.in = new VmxInput(file, context.paths(), rules, context.leniency());
    }

    DomainDefinition convert() {
        VmxValues values = in.values();
        SortedSet<Long> cards = NetworkVmx.indexes(in);
        long hardwareVersion = HardwareVmx.read(values);
        DomainDefinition.Builder domain = DomainDefinition.builder(
                DomainType.VMWARE,
                NO_UUID,
                MemorySize.ZERO,
                OperatingSystem.builder(Architecture.I686).build());
        IdentityVmx.read(in, domain);
        MemoryVmx.read(values, domain);
        CpuVmx.read(values, domain);
        OperatingSystem.Builder os = SystemVmx.read(values);

        Devices.Builder devices = Devices.builder();
        GraphicsVmx.read(values, devices);
        DiskVmx.read(in, hardwareVersion, devices);
        FilesystemVmx.read(in, devices);
        NetworkVmx.read(in, cards, devices);
        VideoVmx.read(values, devices);
        PortVmx.read(in, devices);

        FirmwareVmx.read(in, os);
        TpmVmx.read(in, devices);
        return domain.os(os.build())
                .devices(devices.build())
                .vmware(new VmwareOrigin(
                        Optional.ofNullable(context.datacenterPath()), Optional.ofNullable(context.moref())))
                .build();
    }
}
