// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;

/** A fresh host for one rule, and what is known of it. Closed after the rule. */
public interface TestHost extends AutoCloseable {
    /** Returns the way in. */
    Hypervisors hypervisors();

    /** Returns how to connect: URI, credentials, provider. */
    ConnectionSpec.Builder spec();

    /** Brings the domains of {@link #running()} and {@link #off()} about, if they are not there from the start. */
    default void prepare(Hypervisor connection) {}

    /** Returns the name of a domain that runs, with a guest that tells its name and addresses if any does. */
    String running();

    /** Returns the name of a domain that is off and has no snapshots. */
    String off();

    /** Returns domain XML that can be defined; its domain has the name {@code tck-new} and the UUID of {@link #NEW_UUID}. */
    String newDomain();

    /**
     * Returns the XML of a disk that {@link #off()} can be given, with single quotes around its target, which is free; empty
     * where there is none to be had.
     */
    default Optional<String> newDisk() {
        return Optional.empty();
    }

    /** Returns what volumes can be made of; empty where there is nothing. */
    default Optional<TestStorage> storage() {
        return Optional.empty();
    }

    /** Returns XML of a network named {@code tck-net} that can be defined; empty where none can be. */
    default Optional<String> newNetwork() {
        return Optional.empty();
    }

    /** Returns where domains can go; empty where there is no other host. */
    default Optional<TestMigration> migration() {
        return Optional.empty();
    }

    /** Returns how to disturb the host; empty where it cannot be. */
    default Optional<Disturbance> disturbance() {
        return Optional.empty();
    }

    /** The UUID of {@link #newDomain()}. */
    String NEW_UUID = "11111111-2222-3333-4444-555566667777";

    /** Returns rules that the provider is known to break, by number, with the reason. */
    Map<String, String> deviations();

    /** Returns how many sessions are open on the host; empty where nobody can tell. */
    default OptionalInt sessions() {
        return OptionalInt.empty();
    }

    /** Returns how many native handles are open; empty where there are none. */
    default OptionalInt handles() {
        return OptionalInt.empty();
    }

    @Override
    void close();
}
