// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.hypervia.libvirt.binding.NativeLibvirt;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.libvirt.remote.LibvirtLink;

/** The library itself, with a look at each call that is made of a domain, and a hand in what it answers. */
final class Watched {
    /** What libvirt answers without asking anybody, since a handle holds it. */
    private static final List<String> HELD = List.of("close", "name", "uuid", "id");

    /** The calls of domains, by name; but for those that cost nothing. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private Optional<String> changed = Optional.empty();
    private UnaryOperator<Object> change = UnaryOperator.identity();

    /** Changes what a call of domains answers from now on. */
    void change(String call, UnaryOperator<Object> what) {
        changed = Optional.of(call);
        change = what;
    }

    LibvirtLink link() {
        Libvirt.need();
        return (LibvirtLink) around(LibvirtLink.class, NativeLibvirt.load("virt"));
    }

    private Object around(Class<?> type, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (target instanceof LibvirtDomain && !HELD.contains(method.getName())) {
                calls.add(method.getName());
            }
            Object result = wrapped(call(target, method, arguments));
            return target instanceof LibvirtDomain
                            && changed.filter(method.getName()::equals).isPresent()
                    ? change.apply(result)
                    : result;
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            // A binding's classes are its own, its interfaces are not.
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object wrapped(Object result) {
        if (result instanceof LibvirtConnection) {
            return around(LibvirtConnection.class, result);
        }
        if (result instanceof LibvirtDomain) {
            return around(LibvirtDomain.class, result);
        }
        if (result instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(item -> all.add(wrapped(item)));
            return all;
        }
        return result;
    }
}
