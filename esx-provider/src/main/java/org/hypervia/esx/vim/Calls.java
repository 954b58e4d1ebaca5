// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.soap.XmlNode;

/** The shapes that calls of the VI API have, by what they return. */
public final class Calls {
    private Calls() {}

    /** A call that returns nothing. */
    public static SoapCall<Optional<XmlNode>> plain(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return new SoapCall<>(
                method,
                withTarget(target, parameters),
                values -> values.stream().findFirst());
    }

    /** A call that returns nothing and needs nothing but its target. */
    public static SoapCall<Optional<XmlNode>> plain(String method, ManagedObjectRef target) {
        return plain(method, target, out -> {});
    }

    /** A call that returns a reference, such as each {@code _Task} method does. */
    public static SoapCall<ManagedObjectRef> reference(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return new SoapCall<>(
                method, withTarget(target, parameters), values -> ManagedObjectRef.of(one(method, values)));
    }

    /** A call that returns a reference and needs nothing but its target. */
    public static SoapCall<ManagedObjectRef> reference(String method, ManagedObjectRef target) {
        return reference(method, target, out -> {});
    }

    /** A call that returns any number of references. */
    public static SoapCall<List<ManagedObjectRef>> references(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return new SoapCall<>(
                method,
                withTarget(target, parameters),
                values -> values.stream().map(ManagedObjectRef::of).toList());
    }

    private static Consumer<SoapWriter> withTarget(ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return out -> {
            target.write(out, "_this");
            parameters.accept(out);
        };
    }

    static XmlNode one(String method, List<XmlNode> values) {
        return values.stream()
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the server answers " + method + " without a result"));
    }
}
