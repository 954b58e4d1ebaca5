// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hypervia.esx.soap.SoapReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code ObjectUpdate}: properties of one object that have changed; or {@code MissingObject}, which can only be reported.
 *
 * @param kind {@code enter}, {@code modify} or {@code leave}; {@link #MISSING} for an object that is not there
 * @param object the object
 * @param values new values by path; empty for a property that is no longer set
 * @param faults why properties cannot be had by path; why the object is not there by the empty path
 */
public record ObjectChange(
        String kind, ManagedObjectRef object, Map<String, Optional<VimValue>> values, Map<String, MethodFault> faults) {
    static final String MISSING = "missing";

    public ObjectChange {
        values = Map.copyOf(values);
        faults = Map.copyOf(faults);
    }

    /** Tells whether it is of an object that is there and can be read. */
    public boolean isPresent() {
        return !kind.equals("leave") && !kind.equals(MISSING) && faults.isEmpty();
    }

    static ObjectChange readUpdate(SoapReader in) {
        String kind = "";
        ManagedObjectRef object = new ManagedObjectRef("", "");
        Map<String, Optional<VimValue>> values = new LinkedHashMap<>();
        Map<String, MethodFault> faults = new LinkedHashMap<>();
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "kind" -> kind = in.token();
                case "obj" -> object = ManagedObjectRef.read(in);
                case "changeSet" -> readChange(in, values);
                case "missingSet" -> readMissing(in, faults);
                default -> {
                    // Nobody needs it.
                }
            }
        }
        return new ObjectChange(kind, object, values, faults);
    }

    static ObjectChange readMissingObject(SoapReader in) {
        ManagedObjectRef object = new ManagedObjectRef("", "");
        Map<String, MethodFault> faults = new LinkedHashMap<>();
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "obj" -> object = ManagedObjectRef.read(in);
                case "fault" -> faults.put("", MethodFault.of(VimValue.of(in.node())));
                default -> {
                    // Nobody needs it.
                }
            }
        }
        return new ObjectChange(MISSING, object, Map.of(), faults);
    }

    private static void readChange(SoapReader in, Map<String, Optional<VimValue>> values) {
        String name = "";
        String op = "";
        @Nullable VimValue value = null;
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "name" -> name = in.token();
                case "op" -> op = in.token();
                case "val" -> value = VimValue.of(in.node());
                default -> {
                    // Nobody needs it.
                }
            }
        }
        boolean removed = op.equals("remove") || op.equals("indirectRemove");
        values.put(name, removed ? Optional.empty() : Optional.ofNullable(value));
    }

    private static void readMissing(SoapReader in, Map<String, MethodFault> faults) {
        String path = "";
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "path" -> path = in.token();
                case "fault" -> faults.put(path, MethodFault.of(VimValue.of(in.node())));
                default -> {
                    // Nobody needs it.
                }
            }
        }
    }
}
