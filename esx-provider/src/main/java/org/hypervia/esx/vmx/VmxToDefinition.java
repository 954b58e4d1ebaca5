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
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxFile;
import org.hypervia.esx.vmx.text.VmxKeys;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxValues;

/**
 * Makes a raw definition from a VMX file. The order in which keys are read is libvirt's, because the first key that is
 * wrong decides which error is reported.
 */
final class VmxToDefinition {
    private static final UUID NO_UUID = new UUID(0, 0);
    private static final int CONFIG_VERSION = 8;
    private static final int LOWEST_HARDWARE = 4;

    private final VmxFile file;
    private final VmxValues values;
    private final VmxReadContext context;
    private final VmxInput input;

    VmxToDefinition(VmxFile file, VmxReadContext context) {
        this(file, context, context.rules());
    }

    VmxToDefinition(VmxFile file, VmxReadContext context, VmxRules rules) {
        this.file = file;
        this.values = new VmxValues(file);
        this.context = context;
        this.input = new VmxInput(values, context.paths(), rules);
    }

    DomainDefinition convert() {
        SortedSet<Long> ethernets = VmxKeys.strictIndexes(file, "ethernet");
        long hardwareVersion = versions();
        DomainDefinition.Builder domain = DomainDefinition.builder(
                DomainType.VMWARE,
                NO_UUID,
                MemorySize.ZERO,
                OperatingSystem.builder(Architecture.I686).build());
        new IdentityKeys(values, input.rules()).addTo(domain);
        new MemoryKeys(values).addTo(domain);
        new CpuKeys(values).addTo(domain);
        var boot = new BootKeys(input);
        OperatingSystem.Builder os = boot.systemAndSmbios();

        Devices.Builder devices = Devices.builder();
        new VncKeys(values).addTo(devices);
        new DiskSlots(input, hardwareVersion).addTo(devices);
        new SharedFolderKeys(values).addTo(devices, VmxKeys.indexes(file, "sharedFolder"));
        new NetworkKeys(input).addTo(devices, ethernets);
        VideoKeys.addTo(devices, values);
        new PortKeys(input).addTo(devices);

        boot.addFirmware(os);
        boot.addVtpm(devices);
        return domain.os(os.build())
                .devices(devices.build())
                .vmware(new VmwareOrigin(
                        Optional.ofNullable(context.datacenterPath()), Optional.ofNullable(context.moref())))
                .build();
    }

    private long versions() {
        long config = values.requiredNumber("config.version");
        if (config != CONFIG_VERSION) {
            throw Refusal.value("config.version", Long.toString(config), "8");
        }
        long hardware = values.requiredNumber("virtualHW.version");
        if (hardware < LOWEST_HARDWARE) {
            throw Refusal.value("virtualHW.version", Long.toString(hardware), "4 or higher");
        }
        return hardware;
    }
}
