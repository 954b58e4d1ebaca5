// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;

/**
 * The result of a bulk call: what was found, and beside it what could not be read. One bad object never spoils the list.
 *
 * <p>Whoever iterates over a listing or streams it sees the items alone; {@link #orThrow()} is for those who need all.
 *
 * <p>What could be read, what could not, or all or nothing:
 *
 * <pre>{@code
 * Listing<DomainSummary> found = hypervisor.domains().summaries();
 * found.stream().map(row -> row.identity().name()).forEach(System.out::println);
 * found.failures().forEach(failure -> System.err.println(failure.ref() + ": " + failure.error().getMessage()));
 * List<DomainSummary> all = found.orThrow();
 * }</pre>
 *
 * @param items what was found, in the hypervisor's order
 * @param failures what is there but could not be read
 * @param <T> the type of an item
 */
public record Listing<T>(List<T> items, List<Failure> failures) implements Iterable<T> {
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
     * Walks through the items, and leaves the failures out.
     *
     * @return an iterator that removes nothing
     */
    @Override
    public Iterator<T> iterator() {
        return items.iterator();
    }

    /**
     * Streams the items, and leaves the failures out.
     *
     * @return the items, in the hypervisor's order
     */
    public Stream<T> stream() {
        return items.stream();
    }

    /**
     * Returns the items if nothing is missing from them.
     *
     * @return the items, in the hypervisor's order
     * @throws HypervisorException with the code and the fault of the first failure if there is one; the message says how
     *     many objects could not be read
     */
    public List<T> orThrow() {
        if (failures.isEmpty()) {
            return items;
        }
        Failure first = failures.get(0);
        HypervisorException error = first.error();
        throw new HypervisorException(
                error.code(),
                failures.size() + " of " + (items.size() + failures.size())
                        + " objects could not be read, the first is " + first.ref() + ": " + error.getMessage(),
                error.fault().orElse(null),
                error);
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
