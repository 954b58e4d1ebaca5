// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.EscapeScheme;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxUuid;

/** Makes the text of a VMX file from a complete definition. The order of the entries, and so of the checks, is libvirt's. */
final class DefinitionToVmx {
    /** The first virtual hardware with PCI Express root ports and the VMCI device. */
    private static final int PCI_BRIDGES_SINCE = 7;

    private final DomainDefinition domain;
    private final VmxWriteContext context;
    private final VmxRules rules;
    private final VmxOutput out;

    DefinitionToVmx(DomainDefinition domain, VmxWriteContext context) {
        this.domain = domain;
        this.context = context;
        this.rules = context.rules();
        this.out = new VmxOutput(rules);
    }

    String convert() {
        if (domain.type() != DomainType.VMWARE) {
            throw Refusal.internal("A domain of the type '" + domain.type().libvirtName()
                    + "' cannot be written as VMX; set the type attribute of the domain element to vmware");
        }
        header();
        identity();
        memory();
        CpuEntries.write(domain, rules, out);
        domain.devices().graphics().forEach(graphics -> GraphicsEntries.write(graphics, out));
        boolean hasScsi = disks();
        FilesystemEntries.write(domain.devices().filesystems(), out);
        new NetworkEntries(context, out).write(domain.devices().interfaces());
        FirmwareEntries firmware = new FirmwareEntries(domain, context, out);
        firmware.writeVtpm();
        VideoEntries.write(domain.devices().videos(), out);
        new PortEntries(context.paths(), out).write(domain.devices());
        firmware.write();
        if (context.hardwareVersion() >= PCI_BRIDGES_SINCE) {
            if (hasScsi) {
                pciBridges();
            }
            out.add("vmci0.present", true);
        }
        return out.text();
    }

    private void header() {
        out.add(".encoding", "UTF-8");
        out.add("config.version", "8");
        out.add("virtualHW.version", context.hardwareVersion());
        out.add("guestOS", guest());
        SmbiosMode smbios = domain.os().smbios().orElse(SmbiosMode.EMULATE);
        switch (smbios) {
            case EMULATE -> {}
            case HOST -> out.add("smbios.reflecthost", true);
            case SYSINFO ->
                throw Refusal.unsupported("The smbios mode 'sysinfo' cannot be written as VMX; use host or emulate");
        }
    }

    private String guest() {
        return switch (domain.os().architecture()) {
            case I686 -> "other";
            case X86_64 -> "other-64";
            default ->
                throw Refusal.internal("A guest of the architecture '"
                        + domain.os().architecture().libvirtName() + "' cannot be written as VMX; use i686 or x86_64");
        };
    }

    private void identity() {
        if (VmxUuid.isZero(domain.uuid())) {
            out.add("uuid.action", "create");
        } else {
            out.add("uuid.bios", VmxUuid.format(domain.uuid()));
        }
        String name = domain.name()
                .filter(it -> !it.isEmpty())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_NAME, "A domain without a name cannot be written as VMX; add a name element"));
        out.add("displayName", EscapeScheme.PERCENT.escape(out.piped(name, "displayName")));
        domain.description()
                .filter(description -> !description.isEmpty())
                .ifPresent(description -> out.add("annotation", out.piped(description, "annotation")));
    }

    private void memory() {
        // VMware takes multiples of 4 MiB only.
        long memory = (domain.memory().kibibytes() + 4095) / 4096 * 4096;
        long current = domain.currentMemory().kibibytes();
        out.add("memsize", memory / 1024);
        if (current < memory) {
            out.add("sched.mem.max", (current + 1023) / 1024);
        }
        domain.minimumGuarantee()
                .filter(least -> least.bytes() > 0)
                .ifPresent(least -> out.add("sched.mem.minsize", least.mebibytes()));
    }

    private boolean disks() {
        var checked = DiskChecks.check(domain.devices());
        boolean hasScsi = new ScsiEntries(context.scsiModels(), out).write(domain.devices(), checked);
        new DiskEntries(context.paths(), out).write(domain.devices().disks());
        return hasScsi;
    }

    private void pciBridges() {
        out.add("pciBridge0.present", true);
        for (int bridge = 4; bridge <= 7; bridge++) {
            out.add("pciBridge" + bridge + ".present", true);
            out.add("pciBridge" + bridge + ".virtualDev", "pcieRootPort");
            out.add("pciBridge" + bridge + ".functions", "8");
        }
    }
}
