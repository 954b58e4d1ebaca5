// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.value.MemorySize;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual machine is made of. Immutable, and so safe for concurrent use.
 *
 * <p>A definition may be <em>raw</em>, as a converter collects it, or <em>complete</em>, with all that libvirt adds to it,
 * such as the controllers of its disks. The model holds what libvirt reads and VMware's formats can say; of other
 * constructs it keeps the name (the {@code Other} kinds), so that they can be refused by name.
 *
 * @param type the kind of hypervisor
 * @param id the number of a running domain, 0 or more
 * @param name the name, if there is one; it may be empty
 * @param uuid the identity of the domain; all zero if not known
 * @param hardwareUuid the identity that the guest sees, if it is known on its own
 * @param generationId the number that changes when the guest is set back or copied, if there is one
 * @param title a short description in one line, if there is one
 * @param description a description, if there is one; it may be empty
 * @param memory how much memory there can be
 * @param currentMemory how much of the memory is used at start
 * @param minimumGuarantee how much memory of the host is reserved, if any
 * @param vcpus the virtual processors
 * @param cpuShares the weight when processors are scarce, if stated
 * @param os how the guest boots
 * @param cpu what is stated about the processor, if anything
 * @param clock what the clock shows
 * @param lifecycle what happens after the events of its life
 * @param devices the devices
 * @param vmware where VMware keeps the machine
 * @param source the domain XML it was read from, where the hypervisor holds more than the model; ignored by a provider
 *     that holds the model itself
 */
public record DomainDefinition(
        DomainType type,
        OptionalInt id,
        Optional<String> name,
        UUID uuid,
        Optional<UUID> hardwareUuid,
        Optional<UUID> generationId,
        Optional<String> title,
        Optional<String> description,
        MemorySize memory,
        MemorySize currentMemory,
        Optional<MemorySize> minimumGuarantee,
        VirtualCpus vcpus,
        Optional<CpuShares> cpuShares,
        OperatingSystem os,
        Optional<Cpu> cpu,
        Clock clock,
        LifecycleActions lifecycle,
        Devices devices,
        VmwareOrigin vmware,
        Optional<SourceXml> source) {
    public DomainDefinition {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(hardwareUuid, "hardwareUuid");
        Objects.requireNonNull(generationId, "generationId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(currentMemory, "currentMemory");
        Objects.requireNonNull(minimumGuarantee, "minimumGuarantee");
        Objects.requireNonNull(vcpus, "vcpus");
        Objects.requireNonNull(cpuShares, "cpuShares");
        Objects.requireNonNull(os, "os");
        Objects.requireNonNull(cpu, "cpu");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(lifecycle, "lifecycle");
        Objects.requireNonNull(devices, "devices");
        Objects.requireNonNull(vmware, "vmware");
        Objects.requireNonNull(source, "source");
        if (id.isPresent() && id.getAsInt() < 0) {
            throw new IllegalArgumentException("id " + id.getAsInt() + " of a domain is negative");
        }
    }

    /**
     * Starts a new value.
     *
     * @param type the kind of hypervisor
     * @param uuid the identity of the domain; all zero if not known
     * @param memory how much memory there can be
     * @param os how the guest boots
     * @return a builder with all memory in use, one processor, and nothing else set
     */
    public static Builder builder(DomainType type, UUID uuid, MemorySize memory, OperatingSystem os) {
        return new Builder(type, uuid, memory, os);
    }

    /**
     * Starts from this value.
     *
     * @return a builder with everything set as here
     */
    public Builder toBuilder() {
        var builder = new Builder(type, uuid, memory, os);
        builder.currentMemory = currentMemory;
        builder.id = id;
        builder.name = name.orElse(null);
        builder.hardwareUuid = hardwareUuid.orElse(null);
        builder.generationId = generationId.orElse(null);
        builder.title = title.orElse(null);
        builder.description = description.orElse(null);
        builder.minimumGuarantee = minimumGuarantee.orElse(null);
        builder.vcpus = vcpus;
        builder.cpuShares = cpuShares.orElse(null);
        builder.cpu = cpu.orElse(null);
        builder.clock = clock;
        builder.lifecycle = lifecycle;
        builder.devices = devices;
        builder.vmware = vmware;
        builder.source = source.orElse(null);
        return builder;
    }

    /** Collects a {@link DomainDefinition}. Not safe for concurrent use. */
    public static final class Builder {
        private DomainType type;
        private OptionalInt id = OptionalInt.empty();
        private @Nullable String name;
        private UUID uuid;
        private @Nullable UUID hardwareUuid;
        private @Nullable UUID generationId;
        private @Nullable String title;
        private @Nullable String description;
        private MemorySize memory;
        private MemorySize currentMemory;
        private @Nullable MemorySize minimumGuarantee;
        private VirtualCpus vcpus = VirtualCpus.of(1);
        private @Nullable CpuShares cpuShares;
        private OperatingSystem os;
        private @Nullable Cpu cpu;
        private Clock clock = Clock.UTC;
        private LifecycleActions lifecycle = LifecycleActions.DEFAULT;
        private Devices devices = Devices.none();
        private VmwareOrigin vmware = VmwareOrigin.UNKNOWN;
        private @Nullable SourceXml source;

        private Builder(DomainType type, UUID uuid, MemorySize memory, OperatingSystem os) {
            this.type = type;
            this.uuid = uuid;
            this.memory = memory;
            this.currentMemory = memory;
            this.os = os;
        }

        /** Sets the kind of hypervisor. */
        public Builder type(DomainType value) {
            this.type = value;
            return this;
        }

        /**
         * Sets the number of a running domain, 0 or more.
         *
         * @param value the new value, or empty for a domain that does not run
         * @return this
         */
        public Builder id(OptionalInt value) {
            this.id = value;
            return this;
        }

        /**
         * Sets the name, if there is one; it may be empty.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder name(@Nullable String value) {
            this.name = value;
            return this;
        }

        /** Sets the identity of the domain; all zero if not known. */
        public Builder uuid(UUID value) {
            this.uuid = value;
            return this;
        }

        /**
         * Sets the identity that the guest sees, if it is known on its own.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder hardwareUuid(@Nullable UUID value) {
            this.hardwareUuid = value;
            return this;
        }

        /**
         * Sets the number that changes when the guest is set back or copied, if there is one.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder generationId(@Nullable UUID value) {
            this.generationId = value;
            return this;
        }

        /**
         * Sets a short description in one line, if there is one.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder title(@Nullable String value) {
            this.title = value;
            return this;
        }

        /**
         * Sets a description, if there is one; it may be empty.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder description(@Nullable String value) {
            this.description = value;
            return this;
        }

        /** Sets how much memory there can be. */
        public Builder memory(MemorySize value) {
            this.memory = value;
            return this;
        }

        /**
         * Sets how much of the memory is used at start.
         *
         * @param value the new value
         * @return this
         */
        public Builder currentMemory(MemorySize value) {
            this.currentMemory = value;
            return this;
        }

        /**
         * Sets how much memory of the host is reserved, if any.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder minimumGuarantee(@Nullable MemorySize value) {
            this.minimumGuarantee = value;
            return this;
        }

        /**
         * Sets the virtual processors.
         *
         * @param value the new value
         * @return this
         */
        public Builder vcpus(VirtualCpus value) {
            this.vcpus = value;
            return this;
        }

        /**
         * Sets the weight when processors are scarce, if stated.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder cpuShares(@Nullable CpuShares value) {
            this.cpuShares = value;
            return this;
        }

        /**
         * Sets how the guest boots.
         *
         * @param value the new value
         * @return this
         */
        public Builder os(OperatingSystem value) {
            this.os = value;
            return this;
        }

        /**
         * Sets what is stated about the processor, if anything.
         *
         * @param value the new value, or null for none
         * @return this
         */
        public Builder cpu(@Nullable Cpu value) {
            this.cpu = value;
            return this;
        }

        /**
         * Sets what the clock shows.
         *
         * @param value the new value
         * @return this
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Sets what happens after the events of its life.
         *
         * @param value the new value
         * @return this
         */
        public Builder lifecycle(LifecycleActions value) {
            this.lifecycle = value;
            return this;
        }

        /**
         * Sets the devices.
         *
         * @param value the new value
         * @return this
         */
        public Builder devices(Devices value) {
            this.devices = value;
            return this;
        }

        /**
         * Sets where VMware keeps the machine.
         *
         * @param value the new value
         * @return this
         */
        public Builder vmware(VmwareOrigin value) {
            this.vmware = value;
            return this;
        }

        /**
         * Sets the text it was read from; null to let go of all that the model does not hold.
         *
         * @param value the text, or null for none
         * @return this
         */
        public Builder source(@Nullable SourceXml value) {
            this.source = value;
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public DomainDefinition build() {
            return new DomainDefinition(
                    type,
                    id,
                    Optional.ofNullable(name),
                    uuid,
                    Optional.ofNullable(hardwareUuid),
                    Optional.ofNullable(generationId),
                    Optional.ofNullable(title),
                    Optional.ofNullable(description),
                    memory,
                    currentMemory,
                    Optional.ofNullable(minimumGuarantee),
                    vcpus,
                    Optional.ofNullable(cpuShares),
                    os,
                    Optional.ofNullable(cpu),
                    clock,
                    lifecycle,
                    devices,
                    vmware,
                    Optional.ofNullable(source));
        }
    }
}
