// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * A C function that runs Java code, from its making to its closing: {@code int f(void *, int, void *)}. JNA's callbacks would stay in
 * its static maps, and the class of the code, and its loader, with them; closures, on which they stand, are freed at once.
 */
final class Upcall implements AutoCloseable {
    /** What it runs. What this throws, an error too, would end in C: it must not throw. */
    interface Body {
        int call(Pointer first, int second);
    }

    // By libffi's numbers of types.
    private static final short SIGNED_INT = 10;
    private static final short POINTER = 14;
    private static final int DEFAULT_CONVENTION = 0;

    private static final int WORD = Native.POINTER_SIZE;

    private final Memory pointer = type(WORD, POINTER);
    private final Memory integer = type(Integer.BYTES, SIGNED_INT);
    private final Memory parameters = new Memory(3L * WORD);
    private final Body body;
    private final long description;
    private final long closure;

    /** JNA refers to it weakly. */
    private final Native.ffi_callback callback = this::run;

    Upcall(Body body) {
        this.body = body;
        parameters.setPointer(0, pointer);
        parameters.setPointer(WORD, integer);
        parameters.setPointer(2L * WORD, pointer);
        description = Native.ffi_prep_cif(
                DEFAULT_CONVENTION, 3, Pointer.nativeValue(integer), Pointer.nativeValue(parameters));
        closure = Native.ffi_prep_closure(description, callback);
    }

    /** Makes an {@code ffi_type}: its size, its alignment, its number, and no elements. */
    private static Memory type(int size, short number) {
        Memory type = new Memory(3L * WORD);
        type.clear();
        type.setNativeLong(0, new NativeLong(size));
        type.setShort(Native.SIZE_T_SIZE, (short) size);
        type.setShort(Native.SIZE_T_SIZE + (long) Short.BYTES, number);
        return type;
    }

    /** Is given where the result goes and where the arguments are. */
    private void run(long unused, long result, long arguments) {
        Pointer values = new Pointer(arguments);
        int answer = body.call(
                values.getPointer(0).getPointer(0), values.getPointer(WORD).getInt(0));
        // A result that is smaller than a word fills one.
        new Pointer(result).setNativeLong(0, new NativeLong(answer));
    }

    /** Returns where C finds the function: JNA puts that first. */
    Pointer function() {
        return new Pointer(closure).getPointer(0);
    }

    /** Frees it; nobody may call it any more. */
    @Override
    public void close() {
        Native.ffi_free_closure(closure);
        Native.free(description);
    }
}
