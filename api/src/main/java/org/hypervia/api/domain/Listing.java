// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.List;
import java.util.function.Function;
import org.hypervia.api.error.HypervisorException;

/**
 * The result of a bulk call: what was found, and beside it what could not be read. One bad object never spoils the list.
 *
 * @param items what was found, in the hypervisor's order
 * @param failures what is there but could not be read
 * @param <T> the type of an item
 */
public record Listing<T>(List<T> items, List<Failure> failures) {
    /**
     * An object that could not be read.
     *
     * @param ref the provider's own reference of the object
     * @param error why
     */
    public record Failure(String ref, HypervisorException error) {}

    public Listing {
        items = List.copyOf(items);
        failures = List.copyOf(failures);
    }

    /**
     * Converts the items and keeps the failures.
     *
     * @param conversion from one item to another
     * @param <R> the other type
     * @return the converted listing
     */
    public <R> Listing<R> map(Function<? super T, ? extends R> conversion) {
        return new Listing<>(items.stream().<R>map(conversion).toList(), failures);
    }
}
