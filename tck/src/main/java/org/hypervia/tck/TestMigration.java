// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import java.util.Map;
import java.util.Optional;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.migration.MigrateFlag;

/** Where the domains of a {@link TestHost} can go, and how that goes wrong. It ends with the host. */
public interface TestMigration {
    /** Returns how to connect to another host, on which is no domain that is called like one of the first. */
    ConnectionSpec.Builder destination();

    /** Returns how to connect, by the same provider, to a host that domains cannot go to since others look after it. */
    ConnectionSpec.Builder unreachable();

    /**
     * Opens a connection of another provider, which moves domains in its own way.
     *
     * @param provider what the provider is called, even if it is the name of the one in question
     */
    Hypervisor foreign(String provider);

    /** Returns flags that the hypervisor does not have, each with the code that refuses it. */
    Map<MigrateFlag, ErrorCode> refusedFlags();

    /** From now on the destination takes no domain, which shows before a move begins. */
    void refuse();

    /** From now on each move ends with a failure after it has begun. */
    void fail();

    /** From now on something is said against each move that does not stand in its way; false if nothing can be said. */
    default boolean warn() {
        return false;
    }

    /** From now on moves begin and do not end; empty where they cannot be held up. */
    default Optional<Held> hold() {
        return Optional.empty();
    }

    /** Moves that are held up. Whoever closes it lets them go on. */
    interface Held extends AutoCloseable {
        /** Waits until one has begun. */
        void awaitStart();

        /** Has it get on, so that its progress changes. */
        void getOn();

        @Override
        void close();
    }
}
