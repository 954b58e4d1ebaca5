// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.libvirt.remote.MigrationParameter;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.DomainPointer;

/** {@code virDomainMigrate3} and {@code virDomainMigrateToURI3}, with their parameters. */
record NativeMigration(NativeLibvirt libvirt, DomainPointer pointer) {
    /** A use of parameters in C's form, of which there is no block without any. */
    private interface Use<T> {
        T with(@Nullable Pointer block, int count);
    }

    NativeDomain to(NativeConnection destination, List<MigrationParameter> parameters, int flags) {
        DomainPointer moved = using(
                parameters,
                (block, count) -> libvirt.checked(
                        libvirt.functions().virDomainMigrate3(pointer, destination.pointer(), block, count, flags)));
        return new NativeDomain(destination, moved);
    }

    void to(String uri, List<MigrationParameter> parameters, int flags) {
        int unused = using(
                parameters,
                (block, count) ->
                        libvirt.checked(libvirt.functions().virDomainMigrateToURI3(pointer, uri, block, count, flags)));
    }

    private static <T> T using(List<MigrationParameter> parameters, Use<T> use) {
        List<Memory> texts = new ArrayList<>();
        List<TypedParameters.Parameter> written = new ArrayList<>();
        for (MigrationParameter parameter : parameters) {
            for (String value : parameter.values()) {
                written.add(
                        switch (parameter.type()) {
                            case INT -> TypedParameters.integer(parameter.name(), Integer.parseInt(value));
                            case LONG -> TypedParameters.size(parameter.name(), Long.parseLong(value));
                            case TEXT -> TypedParameters.text(parameter.name(), text(value, texts));
                        });
            }
        }
        Memory block = written.isEmpty() ? null : TypedParameters.write(written);
        try {
            return use.with(block, written.size());
        } finally {
            // The block holds no more of them than addresses.
            Reference.reachabilityFence(texts);
            Reference.reachabilityFence(block);
        }
    }

    private static Pointer text(String value, List<Memory> texts) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length + 1L);
        memory.clear();
        memory.write(0, bytes, 0, bytes.length);
        texts.add(memory);
        return memory;
    }
}
