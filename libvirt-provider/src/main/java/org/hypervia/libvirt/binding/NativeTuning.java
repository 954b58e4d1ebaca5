// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.libvirt.jna.DomainPointer;

/** The parameters of a domain that libvirt knows by name: of memory and of the scheduler. */
record NativeTuning(NativeLibvirt libvirt, DomainPointer pointer) {
    private LibvirtFunctions functions() {
        return libvirt.functions();
    }

    /** Libvirt counts in KiB: a part of one is a whole one, so that nobody gets less than was asked for. */
    static long kibibytes(MemorySize size) {
        return (size.bytes() + 1023) / 1024;
    }

    Map<String, MemorySize> memory(int flags) {
        IntByReference count = new IntByReference(0);
        libvirt.checked(functions().virDomainGetMemoryParameters(pointer, null, count, flags));
        Memory block = TypedParameters.block(count.getValue());
        libvirt.checked(functions().virDomainGetMemoryParameters(pointer, block, count, flags));
        Map<String, MemorySize> values = new LinkedHashMap<>();
        TypedParameters.read(block, count.getValue())
                .forEach(p -> values.put(p.name(), MemorySize.ofKibibytes(p.value())));
        return values;
    }

    void setMemory(Map<String, MemorySize> sizes, int flags) {
        List<TypedParameters.Parameter> parameters = sizes.entrySet().stream()
                .map(entry -> TypedParameters.size(entry.getKey(), kibibytes(entry.getValue())))
                .toList();
        Memory block = TypedParameters.write(parameters);
        libvirt.checked(functions().virDomainSetMemoryParameters(pointer, block, parameters.size(), flags));
    }

    String schedulerType() {
        return schedulerType(new IntByReference());
    }

    /** The text is freed as it is read. */
    private String schedulerType(IntByReference parameters) {
        return libvirt.checked(functions().virDomainGetSchedulerType(pointer, parameters))
                .toString();
    }

    Map<String, Long> scheduler(int flags) {
        Map<String, Long> values = new LinkedHashMap<>();
        schedulerParameters(flags).forEach(p -> values.put(p.name(), p.value()));
        return values;
    }

    private List<TypedParameters.Parameter> schedulerParameters(int flags) {
        IntByReference count = new IntByReference();
        schedulerType(count);
        Memory block = TypedParameters.block(count.getValue());
        // The older call where the newer says no more: not all drivers have both.
        libvirt.checked(
                flags == 0
                        ? functions().virDomainGetSchedulerParameters(pointer, block, count)
                        : functions().virDomainGetSchedulerParametersFlags(pointer, block, count, flags));
        return TypedParameters.read(block, count.getValue());
    }

    void setScheduler(Map<String, Long> values, int flags) {
        // Their native types are those that the scheduler tells.
        List<TypedParameters.Parameter> known = schedulerParameters(flags);
        List<TypedParameters.Parameter> changed = new ArrayList<>();
        values.forEach((name, value) -> changed.add(new TypedParameters.Parameter(
                name,
                known.stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new HypervisorException(
                                ErrorCode.ARGUMENT_UNSUPPORTED,
                                "the scheduler has no parameter '" + name + "', it has "
                                        + known.stream()
                                                .map(TypedParameters.Parameter::name)
                                                .toList()))
                        .type(),
                value)));
        Memory block = TypedParameters.write(changed);
        libvirt.checked(
                flags == 0
                        ? functions().virDomainSetSchedulerParameters(pointer, block, changed.size())
                        : functions().virDomainSetSchedulerParametersFlags(pointer, block, changed.size(), flags));
    }
}
