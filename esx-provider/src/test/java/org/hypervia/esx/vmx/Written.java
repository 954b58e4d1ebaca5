// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;

/** What a change of a small machine changes in its VMX file. */
final class Written {
    static final UUID ID = UUID.fromString("564d4b9e-d217-639b-980e-925d772aa383");

    private final VmxOptions options;

    private Written(VmxOptions options) {
        this.options = options;
    }

    /** In both dialects with the given virtual hardware. */
    static Written hardware(int version) {
        return new Written(VmxOptions.builder().hardwareVersion(version).build());
    }

    Written in(DomainXmlDialect dialect) {
        return new Written(VmxOptions.builder()
                .hardwareVersion(options.hardwareVersion())
                .dialect(dialect)
                .scsiModel(options.scsiModel())
                .build());
    }

    Written scsiModel(String model) {
        return new Written(VmxOptions.builder()
                .hardwareVersion(options.hardwareVersion())
                .dialect(options.dialect())
                .scsiModel(model)
                .build());
    }

    static DomainDefinition.Builder machine() {
        OperatingSystem os = OperatingSystem.builder(Architecture.I686).build();
        return DomainDefinition.builder(DomainType.VMWARE, ID, MemorySize.ofMebibytes(4), os)
                .name("vm");
    }

    String text(DomainDefinition domain) {
        return VmxConverter.fromDefinition(domain, options.writing());
    }

    /** The lines that a change adds. */
    List<String> added(Consumer<DomainDefinition.Builder> change) {
        DomainDefinition.Builder changed = machine();
        change.accept(changed);
        List<String> lines = new ArrayList<>(text(changed.build()).lines().toList());
        text(machine().build()).lines().forEach(lines::remove);
        return lines;
    }

    List<String> addedBy(Consumer<Devices.Builder> change) {
        return added(domain -> domain.devices(devices(change)));
    }

    private static Devices devices(Consumer<Devices.Builder> change) {
        Devices.Builder devices = Devices.builder();
        change.accept(devices);
        return devices.build();
    }

    void refuses(ErrorCode code, Consumer<DomainDefinition.Builder> change, String... facts) {
        DomainDefinition.Builder changed = machine();
        change.accept(changed);
        DomainDefinition domain = changed.build();
        refused(code, () -> text(domain), facts);
        refused(code, () -> in(DomainXmlDialect.LIBVIRT_9_0).text(domain), facts);
    }

    void refusesDevices(ErrorCode code, Consumer<Devices.Builder> change, String... facts) {
        refuses(code, domain -> domain.devices(devices(change)), facts);
    }
}
