// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a provider without opening a connection.
 *
 * @param id the name by which {@link ConnectionSpec#provider()} picks it, such as {@code esx}
 * @param schemes the URI schemes it speaks, in lower case
 * @param unavailable why it cannot be used here at present, such as a missing native library; empty when it can
 * @param parameters the parameters of the URI that it tells of, in the order of its table; nothing where it hands them on
 */
public record ProviderDescription(
        String id, SortedSet<String> schemes, Optional<String> unavailable, List<UriParameter> parameters) {
    public ProviderDescription {
        parameters = List.copyOf(parameters);
        schemes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(schemes));
    }
}
