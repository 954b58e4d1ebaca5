// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a provider without opening a connection.
 *
 * @param id the name by which {@link ConnectionSpec#provider()} picks it, such as {@code esx}
 * @param schemes the URI schemes it speaks, in lower case
 * @param unavailable why it cannot be used here at present, such as a missing native library; empty when it can
 */
public record ProviderDescription(String id, SortedSet<String> schemes, Optional<String> unavailable) {
    public ProviderDescription {
        schemes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(schemes));
    }
}
