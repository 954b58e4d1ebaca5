// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.time.Duration;

/** How a response goes out. */
public sealed interface Delivery {
    /** As it should. */
    Delivery WHOLE = new Whole();

    /** As it should. */
    record Whole() implements Delivery {}

    /**
     * The connection ends after so many bytes of the body.
     *
     * @param bytes how many go out; 0 for the head alone
     */
    record Cut(long bytes) implements Delivery {}

    /**
     * The body goes out in small pieces.
     *
     * @param bytes the size of a piece
     * @param pause the time between two pieces
     */
    record Trickle(int bytes, Duration pause) implements Delivery {}

    /**
     * Twice.
     *
     * @param late whether the second one goes out with the next request of the connection only
     */
    record Twice(boolean late) implements Delivery {}

    /**
     * As it should, and then something that nobody asked for.
     *
     * @param more what follows, in ISO 8859-1
     */
    record Followed(String more) implements Delivery {}

    /** As it should; then the connection ends, though the answer said that it would not. */
    record Closed() implements Delivery {}
}
