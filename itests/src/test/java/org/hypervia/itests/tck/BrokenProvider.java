// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.Operations;
import org.hypervia.spi.ProviderSession;

/** A provider with one fault: every call of its session and operations goes through a fault, which may spoil it. */
record BrokenProvider(HypervisorProvider sound, Fault fault) implements HypervisorProvider {
    /** Spoils calls. */
    interface Fault {
        /**
         * Makes a call, or does not.
         *
         * @param call the call that the session or one of its operations got
         */
        Object through(Call call) throws Throwable;
    }

    /** A call that can be made with other arguments. */
    // The arguments are those of a reflective call, and nobody compares calls.
    @SuppressWarnings("ArrayRecordComponent")
    record Call(Object target, Method method, Object[] arguments) {
        String name() {
            return method.getName();
        }

        boolean is(String... names) {
            return Set.of(names).contains(name());
        }

        Object make() throws Throwable {
            return make(arguments);
        }

        Object make(Object... others) throws Throwable {
            try {
                return method.invoke(target, others);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** Makes it with another first argument. */
        Object withFirst(Object first) throws Throwable {
            Object[] others = arguments.clone();
            others[0] = first;
            return make(others);
        }

        /** Makes it with a model that has other CPUs, if it has a model at all. */
        Object withOtherCpus() throws Throwable {
            return arguments[0] instanceof DomainDefinition model
                    ? with(0, model.toBuilder().vcpus(VirtualCpus.of(7)).build())
                    : make();
        }

        /** Makes it with another argument. */
        Object with(int index, Object argument) throws Throwable {
            Object[] others = arguments.clone();
            others[index] = argument;
            return make(others);
        }
    }

    @Override
    public String id() {
        return sound.id();
    }

    @Override
    public Set<String> schemes() {
        return sound.schemes();
    }

    @Override
    public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
        ProviderSession session = sound.open(spec, deadline);
        return spoiled(ProviderSession.class, session);
    }

    private <T> T spoiled(Class<T> type, T target) {
        Object proxy = Proxy.newProxyInstance(
                BrokenProvider.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Call call = new Call(target, method, arguments == null ? new Object[0] : arguments);
                    Object result = fault.through(call);
                    return result instanceof OperationTable table ? spoiled(table) : result;
                });
        return type.cast(proxy);
    }

    private OperationTable spoiled(OperationTable table) {
        OperationTable.Builder spoiled = OperationTable.builder();
        table.kinds().forEach(kind -> add(kind, table, spoiled));
        return spoiled.build();
    }

    private <T extends Operations> void add(
            OperationKind<T> kind, OperationTable table, OperationTable.Builder spoiled) {
        spoiled.with(kind, spoiled(kind.type(), table.find(kind).orElseThrow()));
    }
}
