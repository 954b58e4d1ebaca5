// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapReader;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.host.DatastoreBrowser;
import org.hypervia.esx.vim.host.DatastoreCalls;
import org.hypervia.esx.vim.host.InventoryCalls;
import org.hypervia.esx.vim.host.SearchIndex;
import org.hypervia.esx.vim.machine.SnapshotCalls;
import org.hypervia.esx.vim.machine.VirtualMachineCalls;

/**
 * The shapes that calls of the VI API have, by what they return. Calls with a meaning of their own stand beside it:
 * {@link VirtualMachineCalls}, {@link SnapshotCalls}, {@link InventoryCalls}, {@link DatastoreCalls}, {@link SearchIndex},
 * {@link DatastoreBrowser}.
 */
public final class Calls {
    private Calls() {}

    private record Call<R>(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters, Function<SoapReader, R> result)
            implements SoapCall<R> {
        @Override
        public void writeParameters(SoapWriter out) {
            parameters.accept(out);
        }

        @Override
        public R readResult(SoapReader in) {
            return result.apply(in);
        }

        /** Without the parameters, among which there may be a password. */
        @Override
        public String toString() {
            return what();
        }
    }

    /** A call whose result somebody else reads; the reader stands at the response element. */
    public static <R> SoapCall<R> of(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters, Function<SoapReader, R> result) {
        return new Call<>(method, target, parameters, result);
    }

    /** A call that returns a value, or nothing. */
    public static SoapCall<Optional<VimValue>> plain(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return of(method, target, parameters, in -> {
            List<VimValue> values = values(in);
            return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
        });
    }

    /** A call that returns a value or nothing, and needs nothing but its target. */
    public static SoapCall<Optional<VimValue>> plain(String method, ManagedObjectRef target) {
        return plain(method, target, out -> {});
    }

    /** A call that returns a reference, such as each {@code _Task} method does. */
    public static SoapCall<ManagedObjectRef> reference(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return of(method, target, parameters, in -> one(method, in, ManagedObjectRef::read));
    }

    /** A call that returns a reference and needs nothing but its target. */
    public static SoapCall<ManagedObjectRef> reference(String method, ManagedObjectRef target) {
        return reference(method, target, out -> {});
    }

    /** A call that returns any number of references. */
    public static SoapCall<List<ManagedObjectRef>> references(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return of(
                method,
                target,
                parameters,
                in -> values(in).stream().map(ManagedObjectRef::of).toList());
    }

    /** A call that returns any number of values. */
    public static SoapCall<List<VimValue>> values(
            String method, ManagedObjectRef target, Consumer<SoapWriter> parameters) {
        return of(method, target, parameters, Calls::values);
    }

    private static List<VimValue> values(SoapReader in) {
        List<VimValue> values = new ArrayList<>();
        int level = in.level();
        while (in.nextChild(level)) {
            if (in.name().equals("returnval")) {
                values.add(VimValue.of(in.node()));
            }
        }
        return values;
    }

    /** Reads the one result a call must have. */
    public static <R> R one(String method, SoapReader in, Function<SoapReader, R> decoder) {
        int level = in.level();
        while (in.nextChild(level)) {
            if (in.name().equals("returnval")) {
                return decoder.apply(in);
            }
        }
        throw new HypervisorException(
                ErrorCode.INTERNAL_ERROR, "the server answers " + method + " without a result, which it must have");
    }
}
