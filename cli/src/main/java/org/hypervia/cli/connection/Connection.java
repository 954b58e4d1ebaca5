// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.util.function.Supplier;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.CredentialCallback;
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

    private final Supplier<Hypervisors> hypervisors;
    private final Environment environment;
    private final ConnectionChoice choice;
    private final Output output;
    private final Prompt prompt;
    private @Nullable EmbeddedSimulator simulator;
    private volatile @Nullable Hypervisor open;

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
        try {
            Hypervisor opened = connect(HypervisorUri.parse(DefaultUri.resolve(uri(), environment)));
            open = opened;
            return opened;
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to connect to the hypervisor", e);
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

    private Hypervisor connect(HypervisorUri uri, CredentialCallback credentials) {
        ConnectionSpec.Builder builder =
                ConnectionSpec.builder(uri).credentials(credentials).readOnly(choice.readOnly());
        choice.provider().ifPresent(builder::provider);
        ConnectionSpec spec = builder.build();
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

    /** Logs out and ends what stands in; returns within seconds. */
    @Override
    public void close() {
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
