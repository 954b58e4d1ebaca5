// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Function;
import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls the functions of a library by the names of an interface's methods. JNA's own way of doing that keeps the interface, and
 * each type of argument that it converts, in its static maps for good, and so would keep the class loader of a bundle that has
 * been updated; here it sees no type but its own. Thread-safe.
 */
final class LibraryCalls implements InvocationHandler {
    private final NativeLibrary library;
    private final Map<String, Function> functions = new ConcurrentHashMap<>();

    private LibraryCalls(NativeLibrary library) {
        this.library = library;
    }

    /**
     * Loads a library. Texts are UTF-8 both ways.
     *
     * @param name as the linker knows it
     * @param type an interface whose methods are functions of the library
     * @throws LinkageError if it cannot be loaded; a call of a function that it lacks fails likewise
     */
    static <T> T of(String name, Class<T> type) {
        NativeLibrary library = NativeLibrary.getInstance(name, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new LibraryCalls(library)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(library, arguments);
        }
        Object[] values = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = toNative(values[i]);
        }
        Function function = functions.computeIfAbsent(method.getName(), library::getFunction);
        Class<?> type = method.getReturnType();
        if (!PointerType.class.isAssignableFrom(type)) {
            return function.invoke(type, values);
        }
        Pointer result = function.invokePointer(values);
        return result == null ? null : handle(type, result);
    }

    private static @Nullable Object toNative(@Nullable Object value) {
        if (value instanceof PointerType handle) {
            return handle.getPointer();
        }
        if (value instanceof IntegerType size && !(value instanceof NativeLong)) {
            // The only other one is C's size_t.
            return Native.SIZE_T_SIZE == Long.BYTES ? (Object) size.longValue() : (Object) size.intValue();
        }
        return value;
    }

    private static Object handle(Class<?> type, Pointer pointer) throws ReflectiveOperationException {
        PointerType handle = (PointerType) type.getDeclaredConstructor().newInstance();
        handle.setPointer(pointer);
        return handle;
    }
}
