// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the VI API that the simulator speaks: fields in wire order, exact widths, what derives from what.
 *
 * <p>Read once from a table beside this class; immutable afterwards.
 */
public final class Schema {
    /** The table that comes with the simulator. */
    public static final Schema VIM = load();

    private final Map<String, Type> types;

    private Schema(Map<String, Type> types) {
        this.types = Map.copyOf(types);
    }

    /** Whether the table has this data or managed object type. */
    public boolean knows(String type) {
        return types.containsKey(type);
    }

    /** Whether the type is the other one or derives from it. */
    public boolean isA(String type, String ancestor) {
        Type found = types.get(type);
        return type.equals(ancestor) || (found != null && !found.base.isEmpty() && isA(found.base, ancestor));
    }

    /** Whether the table has this managed object kind. */
    public boolean isManaged(String type) {
        Type found = types.get(type);
        return found != null && found.managed;
    }

    /** The type's fields in wire order, inherited ones first; empty for a type that is not in the table. */
    public List<FieldType> fields(String type) {
        Type found = types.get(type);
        if (found == null) {
            return List.of();
        }
        List<FieldType> all = new ArrayList<>(fields(found.base));
        all.addAll(found.fields);
        return all;
    }

    /** The field of this name, inherited or own; null when there is none. */
    public @Nullable FieldType field(String type, String name) {
        Type found = types.get(type);
        if (found == null) {
            return null;
        }
        // The own one counts where a type declares an inherited name anew.
        for (FieldType field : found.fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return field(found.base, name);
    }

    private static Schema load() {
        Map<String, Type> types = new HashMap<>();
        try (InputStream in = Schema.class.getResourceAsStream("schema.tsv")) {
            if (in == null) {
                throw new IllegalStateException("schema.tsv is missing beside " + Schema.class.getName());
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    Type type = Type.parse(line.split("\t", -1));
                    types.put(type.name, type);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Schema(types);
    }

    private record Type(String name, boolean managed, String base, List<FieldType> fields) {
        static Type parse(String[] columns) {
            List<FieldType> fields = new ArrayList<>();
            String text = columns.length > 3 ? columns[3] : "";
            if (!text.isEmpty()) {
                for (String field : text.split("; ", -1)) {
                    fields.add(FieldType.parse(field));
                }
            }
            String base = columns.length > 2 && !columns[2].equals("-") ? columns[2] : "";
            return new Type(columns[1], columns[0].equals("managed"), base, fields);
        }
    }
}
