// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtLink;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;

/** Libvirt's C library, loaded. Thread-safe. */
public final class NativeLibvirt implements LibvirtLink {
    private static final int READ_ONLY = 1;

    /** As virsh has it: a peer that gives no sign of life for half a minute counts as gone. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final int KEEP_ALIVE_TRIES = 5;

    private final LibvirtFunctions functions;
    private final EventLoop events;
    private final AtomicInteger handles = new AtomicInteger();

    private NativeLibvirt(LibvirtFunctions functions, Pointer nothing) {
        this.functions = functions;
        this.events = new EventLoop(functions, nothing);
    }

    /**
     * Loads the library. Texts are UTF-8 both ways, whatever the locale says.
     *
     * @param name as the linker knows it, such as {@code virt}
     * @throws HypervisorException {@code NO_CONNECT} that says why it cannot be loaded
     */
    public static NativeLibvirt load(String name) {
        try {
            LibvirtFunctions functions = LibraryCalls.of(name, LibvirtFunctions.class);
            // Called as a handler it does nothing that matters, and outlives this class.
            Pointer nothing = NativeLibrary.getInstance(name).getFunction("virResetLastError");
            NativeLibvirt libvirt = new NativeLibvirt(functions, nothing);
            libvirt.checked(functions.virInitialize());
            // Without a handler libvirt prints each error. This function of its own does nothing when called as one.
            functions.virSetErrorFunc(null, NativeLibrary.getInstance(name).getFunction("virResetError"));
            return libvirt;
        } catch (LinkageError e) {
            throw new HypervisorException(
                    ErrorCode.NO_CONNECT,
                    "libvirt's library '" + name
                            + "' cannot be loaded: install libvirt (on Debian the package libvirt0)"
                            + " for this architecture",
                    e);
        }
    }

    /** Returns how many native handles are open. */
    public int handles() {
        return handles.get();
    }

    @Override
    public LibvirtConnection open(
            String uri,
            String service,
            Optional<String> user,
            CredentialCallback credentials,
            boolean readOnly,
            boolean byDaemon) {
        try (CredentialAnswers answers = new CredentialAnswers(service, user, credentials)) {
            return open(uri, answers, readOnly, byDaemon);
        }
    }

    private LibvirtConnection open(String uri, CredentialAnswers answers, boolean readOnly, boolean byDaemon) {
        Runnable afterwards = () -> {};
        if (byDaemon) {
            events.enter();
            afterwards = events::leave;
        }
        ConnectionPointer connection;
        try {
            connection = functions.virConnectOpenAuth(uri, answers.data(), readOnly ? READ_ONLY : 0);
        } finally {
            // Libvirt knows no more of them than addresses.
            Reference.reachabilityFence(answers);
        }
        if (connection == null) {
            HypervisorException failure = lastError();
            afterwards.run();
            answers.throwFailure();
            throw failure;
        }
        if (byDaemon && functions.virConnectSetKeepAlive(connection, KEEP_ALIVE_SECONDS, KEEP_ALIVE_TRIES) < 0) {
            // A daemon may be too old for it, and a driver in this process needs none.
            functions.virResetLastError();
        }
        return new NativeConnection(this, connection, afterwards);
    }

    @Override
    public ProductVersion version() {
        LongByReference number = new LongByReference();
        checked(functions.virGetVersion(number, (Pointer) null, null));
        return version(number.getValue());
    }

    /** Takes a number apart as libvirt puts it together. */
    static ProductVersion version(long number) {
        return new ProductVersion((int) (number / 1_000_000), (int) (number / 1000 % 1000), (int) (number % 1000));
    }

    LibvirtFunctions functions() {
        return functions;
    }

    void opened() {
        handles.incrementAndGet();
    }

    void freed() {
        handles.decrementAndGet();
    }

    /** Returns a number that is no failure. */
    int checked(int result) {
        if (result < 0) {
            throw lastError();
        }
        return result;
    }

    /** Returns a result that is there. */
    <T> T checked(@Nullable T result) {
        if (result == null) {
            throw lastError();
        }
        return result;
    }

    /** Makes an exception of this thread's last error: libvirt's own code, and its text without the words of the code. */
    HypervisorException lastError() {
        int number = functions.virGetLastErrorCode();
        String text = functions.virGetLastErrorMessage();
        functions.virResetLastError();
        ErrorCode code = ErrorCode.ofNumber(number).orElse(ErrorCode.INTERNAL_ERROR);
        return new LibvirtError(code, LibvirtWords.strip(code, text == null ? "" : text));
    }
}
