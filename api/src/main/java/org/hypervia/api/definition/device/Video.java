// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;
import org.hypervia.api.value.MemorySize;

/**
 * A video card.
 *
 * @param model its model
 * @param memory its memory, if stated
 * @param heads how many screens it has, or 0 if not stated
 * @param isPrimary whether it is the first card
 */
public record Video(VideoModel model, Optional<MemorySize> memory, int heads, boolean isPrimary) implements Device {
    public Video {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(memory, "memory");
        if (heads < 0) {
            throw new IllegalArgumentException("number of screens " + heads + " of a video card is negative");
        }
    }

    /**
     * Makes a card of which only the memory is stated.
     *
     * @param model its model
     * @param memory its memory
     * @return the card
     */
    public static Video of(VideoModel model, MemorySize memory) {
        return new Video(model, Optional.of(memory), 0, false);
    }
}
