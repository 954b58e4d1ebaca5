// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.error.HypervisorException;

/**
 * One property as a bulk call found it: there, not set, or not to be had. The three are never mixed up, and one that
 * cannot be had spoils nothing else.
 *
 * <p>Three cases, or two where the reason does not matter:
 *
 * <pre>{@code
 * Reading<MemorySize> memory = hypervisor.domains().summaries().items().get(0).memory();
 * if (memory instanceof Reading.Failed<MemorySize> failed) {
 *     System.err.println(failed.error());
 * }
 * MemorySize shown = memory.orElse(MemorySize.ZERO);
 * }</pre>
 *
 * @param <T> the type of the value
 */
public sealed interface Reading<T> {
    /**
     * The property has this value.
     *
     * @param value the value
     * @param <T> its type
     */
    record Value<T>(T value) implements Reading<T> {}

    /**
     * The object has no such property at present.
     *
     * @param <T> the type it would have
     */
    record Unset<T>() implements Reading<T> {}

    /**
     * The host refused to tell, or what it told makes no sense.
     *
     * @param error why, with libvirt's code and the host's fault
     * @param <T> the type it would have
     */
    record Failed<T>(HypervisorException error) implements Reading<T> {}

    /**
     * Makes a reading of a value.
     *
     * @param value the value
     * @param <T> its type
     * @return the reading
     */
    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    /**
     * Makes a reading of a property that is not set.
     *
     * @param <T> the type it would have
     * @return the reading
     */
    static <T> Reading<T> unset() {
        return new Unset<>();
    }

    /**
     * Makes a reading of a property that cannot be had.
     *
     * @param error why
     * @param <T> the type it would have
     * @return the reading
     */
    static <T> Reading<T> failed(HypervisorException error) {
        return new Failed<>(error);
    }

    /**
     * Returns the value if there is one, whatever the reason for its absence.
     *
     * @return the value, or empty
     */
    default Optional<T> toOptional() {
        return this instanceof Value<T> found ? Optional.of(found.value()) : Optional.empty();
    }

    /**
     * Returns the value, or a stand-in.
     *
     * @param other what counts when there is no value
     * @return the value, or the stand-in
     */
    default T orElse(T other) {
        return this instanceof Value<T> found ? found.value() : other;
    }

    /**
     * Converts the value and keeps the other two cases. A conversion that fails with a {@link HypervisorException} makes
     * the reading a failed one.
     *
     * @param conversion from the value to another
     * @param <R> the other type
     * @return the converted reading
     */
    default <R> Reading<R> map(Function<? super T, ? extends R> conversion) {
        if (this instanceof Value<T> found) {
            try {
                return of(conversion.apply(found.value()));
            } catch (HypervisorException e) {
                return failed(e);
            }
        }
        return this instanceof Failed<T> failure ? failed(failure.error()) : unset();
    }
}
