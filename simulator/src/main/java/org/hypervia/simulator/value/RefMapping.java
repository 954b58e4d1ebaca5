// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts other references into values. What is left without one is left out, and so is a data object that needs it. */
public interface RefMapping {
    /** The other reference; null for none. */
    @Nullable
    Ref of(Ref ref);

    /** A value with all references in it changed; null when nothing is left of it. */
    default @Nullable Object in(@Nullable Object value) {
        if (value instanceof Ref ref) {
            return of(ref);
        } else if (value instanceof DataObject object) {
            return in(object);
        } else if (value instanceof List<?> list) {
            return all(list);
        } else if (value instanceof ArrayValue array) {
            return new ArrayValue(array.itemType(), all(array.items()));
        } else if (value instanceof TypedValue typed) {
            Object inside = in(typed.value());
            return inside == null ? null : new TypedValue(typed.type(), inside);
        }
        return value;
    }

    /** The same for a data object. */
    default @Nullable DataObject in(DataObject object) {
        DataObject.Builder changed = DataObject.of(object.type());
        for (Map.Entry<String, Object> field : object.fields().entrySet()) {
            Object value = in(field.getValue());
            if (value == null) {
                FieldType declared = Schema.VIM.field(object.type(), field.getKey());
                if (declared == null || !declared.optional()) {
                    return null;
                }
            }
            changed.set(field.getKey(), value);
        }
        return changed.build();
    }

    private List<Object> all(List<?> list) {
        List<Object> changed = new ArrayList<>();
        for (Object item : list) {
            Object value = in(item);
            if (value != null) {
                changed.add(value);
            }
        }
        return changed;
    }

    /** A fault with all references in it changed. */
    default VimFault in(VimFault fault) {
        DataObject changed = in(fault.fault());
        return new VimFault(
                changed == null ? DataObject.of(fault.fault().type()).build() : changed, fault.text());
    }
}
