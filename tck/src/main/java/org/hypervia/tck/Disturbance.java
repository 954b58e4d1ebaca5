// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

/** Ways in which a host, or the way to it, fails. */
public interface Disturbance {
    /** From now on nothing is answered, while connections stay as they are. */
    void silence();

    /** Ends the silence. Does nothing without one. */
    void speak();

    /** Breaks all connections. New ones are welcome when this returns. */
    void drop();
}
