// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exception of Hypervia: something about the hypervisor, the way to it or the input went wrong.
 *
 * <p>{@link #code()} says what, for programs; {@link #getMessage()} names the object and the next step, for people. Where
 * the host itself refused, {@link #fault()} keeps the name of its fault, such as {@code InvalidPowerState}. A message
 * never begins with the {@linkplain ErrorCode#words() words of its code}: whoever prints both puts them together. No message
 * ever contains a secret. A message is one line that can be logged and shown as it is: control characters of what it quotes
 * stand there as {@code \xHH}. A subclass tells more where a program can use it.
 *
 * <p>Decide on the code:
 *
 * <pre>{@code
 * try {
 *     domain.start();
 * } catch (HypervisorException e) {
 *     if (e.code() != ErrorCode.OPERATION_INVALID) {
 *         throw e;
 *     }
 *     System.err.println("it runs already: " + e.getMessage());
 * }
 * }</pre>
 */
public class HypervisorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final ErrorCode code;

    /** The provider's own name of the fault, if it has one. */
    private final @Nullable String fault;

    /**
     * Creates an exception without a cause.
     *
     * @param code what went wrong
     * @param message names the object and the next step
     */
    public HypervisorException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param code what went wrong
     * @param message names the object and the next step
     * @param cause what led to it, or null
     */
    public HypervisorException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, null, cause);
    }

    /**
     * Creates an exception for a fault that the host reported.
     *
     * @param code what went wrong
     * @param message names the object and the next step, with the host's own text
     * @param fault the name of the host's fault, or null
     * @param cause what led to it, or null
     */
    public HypervisorException(ErrorCode code, String message, @Nullable String fault, @Nullable Throwable cause) {
        super(OneLine.of(message), cause);
        this.code = code;
        this.fault = fault;
    }

    /**
     * Returns a text as messages show it, for a subclass whose message is more than one line.
     *
     * @param text one line
     * @return the text, with {@code \xHH} for each byte of a control character
     */
    protected static String oneLine(String text) {
        return OneLine.of(text);
    }

    /**
     * Returns what went wrong.
     *
     * @return libvirt's code
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * Returns the host's own name of the fault, for instance the VI API type {@code TaskInProgress}.
     *
     * @return the name, or empty when the host reported none
     */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /**
     * Tells whether the same call may be made again after a while.
     *
     * @return what {@link ErrorCode#isRetryable()} says of {@link #code()}
     */
    public boolean isRetryable() {
        return code.isRetryable();
    }

    /**
     * Returns the code with the message, for logs and stack traces.
     *
     * @return such as {@code org.hypervia.api.error.HypervisorException: [NO_DOMAIN] there is no domain ...}
     */
    // The message is for people, who need no code in it; a log has no other place for it.
    @SuppressWarnings("OverrideThrowableToString")
    @Override
    public String toString() {
        return getClass().getName() + ": [" + code + "] " + getMessage();
    }
}
