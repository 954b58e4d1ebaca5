// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;

/**
 * The domain XML that a definition was read from. It says what the model does not hold, and perhaps secrets; a provider
 * that defines the domain again takes from it all that the definition does not change.
 *
 * @param text the XML
 */
public record SourceXml(String text) {
    public SourceXml {
        Objects.requireNonNull(text, "text");
    }

    /** Shows no more than that there is one, since it may hold secrets. */
    @Override
    public String toString() {
        return "SourceXml[" + text.length() + " characters]";
    }
}
