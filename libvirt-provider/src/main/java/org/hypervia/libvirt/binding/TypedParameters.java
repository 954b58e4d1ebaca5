// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Arrays of {@code virTypedParameter}, in one block of memory. */
final class TypedParameters {
    private static final int NAME_LENGTH = 80;
    private static final int INT = 1;
    private static final int UNSIGNED_INT = 2;
    private static final int LONG = 3;
    private static final int UNSIGNED_LONG = 4;
    private static final int DOUBLE = 5;
    private static final int BOOLEAN = 6;
    private static final int STRING = 7;
    private static final int VALUE_OFFSET = Native.POINTER_SIZE == 8 ? 88 : 84;
    private static final int SIZE = VALUE_OFFSET + 8;

    private TypedParameters() {}

    /** A parameter with its native type. */
    record Parameter(String name, int type, long value) {}

    static Memory block(int count) {
        Memory block = new Memory((long) Math.max(1, count) * SIZE);
        block.clear();
        return block;
    }

    static List<Parameter> read(Pointer block, int count) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = (long) i * SIZE;
            int type = block.getInt(at + NAME_LENGTH);
            parameters.add(new Parameter(block.getString(at, "UTF-8"), type, value(block, at + VALUE_OFFSET, type)));
        }
        return parameters;
    }

    private static long value(Pointer block, long at, int type) {
        return switch (type) {
            case INT -> block.getInt(at);
            case UNSIGNED_INT -> Integer.toUnsignedLong(block.getInt(at));
            case LONG, UNSIGNED_LONG -> block.getLong(at);
            case DOUBLE -> (long) block.getDouble(at);
            case BOOLEAN -> block.getByte(at);
            default -> 0;
        };
    }

    /** Returns all values as text, strings too, in their order. */
    static Map<String, String> texts(Pointer block, int count) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            long at = (long) i * SIZE;
            texts.put(block.getString(at, "UTF-8"), text(block, at + VALUE_OFFSET, block.getInt(at + NAME_LENGTH)));
        }
        return texts;
    }

    private static String text(Pointer block, long at, int type) {
        return switch (type) {
            case UNSIGNED_LONG -> Long.toUnsignedString(block.getLong(at));
            case DOUBLE -> String.format(Locale.ROOT, "%f", block.getDouble(at));
            case STRING -> {
                Pointer text = block.getPointer(at);
                yield text == null ? "" : text.getString(0, "UTF-8");
            }
            default -> Long.toString(value(block, at, type));
        };
    }

    static Memory write(List<Parameter> parameters) {
        Memory block = block(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            long at = (long) i * SIZE;
            byte[] name = parameter.name().getBytes(StandardCharsets.UTF_8);
            block.write(at, name, 0, Math.min(name.length, NAME_LENGTH - 1));
            block.setInt(at + NAME_LENGTH, parameter.type());
            long value = at + VALUE_OFFSET;
            switch (parameter.type()) {
                case INT, UNSIGNED_INT -> block.setInt(value, (int) parameter.value());
                case DOUBLE -> block.setDouble(value, (double) parameter.value());
                case BOOLEAN -> block.setByte(value, (byte) parameter.value());
                default -> block.setLong(value, parameter.value());
            }
        }
        return block;
    }

    /** A parameter of the type that sizes have. */
    static Parameter size(String name, long kibibytes) {
        return new Parameter(name, UNSIGNED_LONG, kibibytes);
    }

    /** A parameter of 32 bits. */
    static Parameter integer(String name, int value) {
        return new Parameter(name, INT, value);
    }

    /** A parameter that is a text, which must stay where it is as long as the parameters are used. */
    static Parameter text(String name, Pointer value) {
        return new Parameter(name, STRING, Pointer.nativeValue(value));
    }
}
