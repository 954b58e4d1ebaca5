// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.Clock;
import org.hypervia.api.definition.ClockBasis;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuPlacement;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.LifecycleAction;
import org.hypervia.api.definition.LifecycleActions;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.definition.VmwareOrigin;
import org.hypervia.api.value.MemorySize;

/**
 * Makes complete definitions at random. They are such that libvirt's text says all of them: what its text cannot say, such
 * as a block device without source, an empty description or controllers out of order, is not made.
 */
final class DefinitionGenerator extends RandomValues {

    private final boolean latest;
    private final boolean active;

    DefinitionGenerator(Random random, boolean latest) {
        super(random);
        this.latest = latest;
        this.active = random.nextBoolean();
    }

    DomainDefinition next() {
        long memory = 1L + random.nextInt(1 << 24);
        DomainDefinition.Builder domain = DomainDefinition.builder(
                        DomainType.VMWARE, uuid(), MemorySize.ofKibibytes(memory), os())
                .id(active ? OptionalInt.of(random.nextInt(1000)) : OptionalInt.empty())
                .name(text())
                .hardwareUuid(latest ? orNull(this::uuid) : null)
                .generationId(orNull(this::uuid))
                .title(orNull(this::text))
                .description(orNull(() -> text() + (random.nextBoolean() ? "\n\t" + text() : "")))
                .currentMemory(MemorySize.ofKibibytes(1 + (long) (random.nextDouble() * memory)))
                .minimumGuarantee(orNull(() -> MemorySize.ofKibibytes(1 + random.nextInt(100000))))
                .vcpus(vcpus())
                .cpuShares(orNull(this::shares))
                .cpu(orNull(this::cpu))
                .clock(clock())
                .lifecycle(lifecycle())
                .vmware(new VmwareOrigin(maybe(this::text), maybe(this::text)));
        return domain.devices(new DeviceGenerator(random, latest, active).devices())
                .build();
    }

    private OperatingSystem os() {
        OperatingSystem.Builder os = OperatingSystem.builder(pick(Architecture.I686, Architecture.X86_64))
                .smbios(orNull(() -> any(SmbiosMode.class)));
        if (random.nextBoolean()) {
            Firmware firmware = any(Firmware.class);
            os.firmware(firmware)
                    .firmwareFeatures(new FirmwareFeatures(maybe(random::nextBoolean), maybe(random::nextBoolean)));
            if (firmware != Firmware.BIOS) {
                os.nvram(orNull(() -> "x" + text()));
            }
        } else if (latest) {
            os.nvram(orNull(() -> "x" + text()));
        }
        return os.build();
    }

    private VirtualCpus vcpus() {
        int maximum = 1 + random.nextInt(64);
        CpuPlacement placement = any(CpuPlacement.class);
        CpuSet affinity = placement == CpuPlacement.STATIC && random.nextBoolean()
                ? CpuSet.of(random.ints(1 + random.nextInt(9), 0, 40).toArray())
                : CpuSet.EMPTY;
        return new VirtualCpus(maximum, random.nextInt(maximum + 1), placement, affinity);
    }

    private CpuShares shares() {
        return new CpuShares(latest ? random.nextLong() : 2 + random.nextInt(262_143));
    }

    private Cpu cpu() {
        CpuMode mode = any(CpuMode.class);
        boolean grouped = mode == CpuMode.CUSTOM || random.nextBoolean();
        return new Cpu(
                mode,
                grouped
                        ? Optional.of(new CpuTopology(small(), small(), latest ? small() : 1, small(), small()))
                        : Optional.empty());
    }

    private Clock clock() {
        return pick(
                Clock.UTC,
                new Clock.LocalTime(),
                new Clock.Timezone(text()),
                new Clock.Variable(random.nextLong(), any(ClockBasis.class)),
                new Clock.Absolute(random.nextLong()));
    }

    private LifecycleActions lifecycle() {
        List<LifecycleAction> actions = List.of(
                LifecycleAction.DESTROY,
                LifecycleAction.RESTART,
                LifecycleAction.PRESERVE,
                LifecycleAction.RENAME_RESTART);
        return new LifecycleActions(
                actions.get(random.nextInt(4)), actions.get(random.nextInt(4)), any(LifecycleAction.class));
    }
}
