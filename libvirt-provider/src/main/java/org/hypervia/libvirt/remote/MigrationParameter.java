// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.List;

/**
 * A parameter of a migration.
 *
 * @param name libvirt's name of it
 * @param type what libvirt wants its values to be
 * @param values its values as texts, several only of the type {@code TEXT}
 */
public record MigrationParameter(String name, Type type, List<String> values) {
    /** What a value is. */
    public enum Type {
        /** A text. */
        TEXT,
        /** A number of 32 bits. */
        INT,
        /** A number of 64 bits without a sign. */
        LONG
    }

    public MigrationParameter {
        values = List.copyOf(values);
    }
}
