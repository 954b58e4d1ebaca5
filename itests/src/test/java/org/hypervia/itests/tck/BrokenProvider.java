// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Stream;
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
        return type.cast(Proxy.newProxyInstance(
                BrokenProvider.class.getClassLoader(), new Class<?>[] {type}, new Spoiler(this, target)));
    }

    /** Stands between the handles and a session, or operations of it. */
    private record Spoiler(BrokenProvider provider, Object target) implements InvocationHandler {
        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            Object[] sound = Stream.of(arguments == null ? new Object[0] : arguments)
                    .map(Spoiler::unwrapped)
                    .toArray();
            Object result = provider.fault.through(new Call(target, method, sound));
            return result instanceof OperationTable table ? provider.spoiled(table) : result;
        }

        /** A provider must know operations of its own again that a call brings, as those of a migration's destination. */
        private static Object unwrapped(Object argument) {
            return argument != null
                            && Proxy.isProxyClass(argument.getClass())
                            && Proxy.getInvocationHandler(argument) instanceof Spoiler spoiler
                    ? spoiler.target
                    : argument;
        }
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
