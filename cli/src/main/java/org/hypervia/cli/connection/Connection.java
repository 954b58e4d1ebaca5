// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.jspecify.annotations.Nullable;

/**
 * The connection that the command line asks for, opened when a command first needs it and shared by all commands of the
 * line. May be closed from another thread.
 */
public final class Connection implements AutoCloseable {
    private static final String DEFAULT = "sim:///";
    // Longer than a provider takes to clean up, shorter than a person or a supervisor waits.
    private static final Duration OPENING_ENDS = Duration.ofSeconds(12);

    private final Supplier<Hypervisors> hypervisors;
    private final Environment environment;
    private final ConnectionChoice choice;
    private final Output output;
    private final Prompt prompt;
    private volatile @Nullable EmbeddedSimulator simulator;
    private volatile @Nullable Hypervisor open;

    // All guarded by this.
    private @Nullable Thread opener;
    private @Nullable Thread cancellable;
    private @Nullable Connection another;
    private boolean cancelled;
    private boolean closed;

    /**
     * Prepares a connection; nothing is opened yet.
     *
     * @param hypervisors the way in, asked only when needed, since it looks for providers
     * @param environment where defaults and credentials come from
     * @param choice what the command line says
     * @param output for the notice that the simulator stands in
     */
    public Connection(
            Supplier<Hypervisors> hypervisors, Environment environment, ConnectionChoice choice, Output output) {
        this.hypervisors = hypervisors;
        this.environment = environment;
        this.choice = choice;
        this.output = output;
        this.prompt = new Prompt(environment.terminal());
    }

    /**
     * Returns the open connection.
     *
     * @throws CommandFailure if it cannot be opened
     */
    public Hypervisor hypervisor() {
        Hypervisor present = open;
        if (present != null) {
            return present;
        }
        beginOpening();
        try {
            Hypervisor opened = connect(HypervisorUri.parse(DefaultUri.resolve(uri(), environment)));
            if (!keep(opened)) {
                opened.close();
            }
            return opened;
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to connect to the hypervisor", e);
        } finally {
            endOpening();
        }
    }

    /**
     * Checks step by step what opening a connection does. Nothing stays open.
     *
     * @param otherUri which one, by default this one
     * @throws CommandFailure if the URI is none
     */
    public ConnectionCheck check(Optional<String> otherUri) {
        beginOpening();
        try {
            HypervisorUri uri = HypervisorUri.parse(DefaultUri.resolve(otherUri.orElseGet(this::uri), environment));
            if (!uri.scheme().equals(EmbeddedSimulator.SCHEME)) {
                return hypervisors.get().check(spec(uri, CredentialChain.of(environment, uri, choice, prompt)));
            }
            try (EmbeddedSimulator started = EmbeddedSimulator.start(uri)) {
                return hypervisors.get().check(spec(HypervisorUri.parse(started.uri()), started.credentials()));
            }
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to check the connection", e);
        } finally {
            endOpening();
        }
    }

    /**
     * Opens a connection beside this one, which is closed with it. Whatever must be asked for it is asked anew, as virsh does,
     * even if this one has asked the same.
     *
     * @throws CommandFailure if it cannot be opened
     */
    public Hypervisor another(String otherUri) {
        Connection other;
        synchronized (this) {
            if (closed) {
                throw new CommandFailure("the program is being ended");
            }
            other = new Connection(
                    hypervisors,
                    environment,
                    new ConnectionChoice(
                            Optional.of(otherUri), choice.provider(), false, choice.passwordFile(), choice.mayPrompt()),
                    output);
            another = other;
        }
        return other.hypervisor();
    }

    /** Makes a call that {@link #cancelCall} ends from another thread, by an interrupt. */
    public <R> R cancellable(Supplier<R> call) {
        synchronized (this) {
            if (closed) {
                throw new CommandFailure("the program is being ended");
            }
            cancellable = Thread.currentThread();
        }
        try {
            return call.get();
        } finally {
            synchronized (this) {
                cancellable = null;
                if (cancelled) {
                    // What is left to do, the logout for one, is not what was to be ended.
                    boolean unused = Thread.interrupted();
                }
            }
        }
    }

    /** Has the call under way ended that can be, and returns whether there is one; it says itself what came of it. */
    public synchronized boolean cancelCall() {
        Thread caller = cancellable;
        if (caller == null) {
            return false;
        }
        cancelled = true;
        caller.interrupt();
        return true;
    }

    private synchronized void beginOpening() {
        if (closed) {
            throw new CommandFailure("the program is being ended");
        }
        opener = Thread.currentThread();
    }

    private synchronized boolean keep(Hypervisor opened) {
        if (!closed) {
            open = opened;
        }
        return !closed;
    }

    private synchronized void endOpening() {
        opener = null;
        notifyAll();
    }

    /**
     * Ends an opening that is under way in another thread. It may have logged in already, and only who has opened can log
     * out again; but a person who is asked has not, and might never answer.
     */
    private synchronized void endOpeningElsewhere() {
        closed = true;
        Thread other = opener;
        if (other == null || other == Thread.currentThread() || prompt.cancel()) {
            return;
        }
        other.interrupt();
        long end = System.nanoTime() + OPENING_ENDS.toNanos();
        try {
            for (long left = OPENING_ENDS.toMillis();
                    opener != null && left > 0;
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAnother() {
        Connection other;
        synchronized (this) {
            other = another;
        }
        if (other != null) {
            other.close();
        }
    }

    private String uri() {
        return choice.uri().or(() -> DefaultUri.find(environment)).orElseGet(() -> {
            output.notice("no connection is configured (-c URI, HYPERVIA_DEFAULT_URI): using an embedded simulator, "
                    + "whose domains live only as long as this command");
            return DEFAULT;
        });
    }

    private Hypervisor connect(HypervisorUri uri) {
        if (!uri.scheme().equals(EmbeddedSimulator.SCHEME)) {
            return connect(uri, CredentialChain.of(environment, uri, choice, prompt));
        }
        EmbeddedSimulator started = EmbeddedSimulator.start(uri);
        simulator = started;
        return connect(HypervisorUri.parse(started.uri()), started.credentials());
    }

    private ConnectionSpec spec(HypervisorUri uri, CredentialCallback credentials) {
        ConnectionSpec.Builder builder =
                ConnectionSpec.builder(uri).credentials(credentials).readOnly(choice.readOnly());
        choice.provider().ifPresent(builder::provider);
        return builder.build();
    }

    private Hypervisor connect(HypervisorUri uri, CredentialCallback credentials) {
        ConnectionSpec spec = spec(uri, credentials);
        try {
            return hypervisors.get().connect(spec);
        } catch (HypervisorException e) {
            // The time a person takes to type counts against the limit; the answers are known now.
            if (e.code() == ErrorCode.OPERATION_TIMEOUT && prompt.wasUsed()) {
                return hypervisors.get().connect(spec);
            }
            throw e;
        }
    }

    /** Logs out and ends what stands in, also in the middle of the opening; returns within seconds. */
    @Override
    public void close() {
        endOpeningElsewhere();
        closeAnother();
        Hypervisor present = open;
        if (present != null) {
            present.close();
        }
        EmbeddedSimulator started = simulator;
        if (started != null) {
            started.close();
        }
        prompt.close();
    }
}
