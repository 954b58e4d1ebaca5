// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.IOException;
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

    /**
     * So many bytes of the body, and the rest when somebody lets it go.
     *
     * @param bytes how many go out at once
     * @param stall waits for that
     */
    record Stalled(long bytes, Stall stall) implements Delivery {}

    /** Waits until a body may go on. */
    interface Stall {
        /**
         * Waits.
         *
         * @throws IOException when the server is closing
         */
        void await() throws IOException;
    }

    /**
     * With another length in the head than the body has; of a body that is longer, the rest does not go out, and behind one
     * that is shorter the connection ends.
     *
     * @param difference the announced length less the real one
     */
    record Announced(long difference) implements Delivery {}
}
