// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;

/**
 * The simulator behind {@code sim:///}: it lives in this process, on loopback, for as long as the connection. Parameters:
 * {@code vms=N}, {@code vmx=FILE} any number of times, {@code transport=https} (plain HTTP is quicker to start); all others
 * go to the ESX URI.
 */
final class EmbeddedSimulator implements AutoCloseable {
    static final String SCHEME = "sim";

    private static final int MOST_MACHINES = 100_000;

    private final EsxSimulator simulator;
    private final String otherParameters;

    private EmbeddedSimulator(EsxSimulator simulator, String otherParameters) {
        this.simulator = simulator;
        this.otherParameters = otherParameters;
    }

    /**
     * Starts a simulator.
     *
     * @throws HypervisorException {@code INVALID_ARG} for a bad parameter, {@code SYSTEM_ERROR} if it cannot listen
     */
    static EmbeddedSimulator start(HypervisorUri uri) {
        if (!uri.host().isEmpty()) {
            throw invalid("the embedded simulator has no host name: write sim:///, not " + uri);
        }
        SimulatorOptions.Builder options = SimulatorOptions.builder().tls(false).showcase(true);
        StringBuilder others = new StringBuilder();
        for (HypervisorUri.Parameter parameter : uri.parameters()) {
            String value = parameter.value();
            switch (parameter.name().toLowerCase(Locale.ROOT)) {
                case "vms" -> options.machines(count(value));
                case "vmx" -> addMachine(options, value);
                case "transport" -> options.tls(encrypted(value));
                default ->
                    others.append('&').append(parameter.name()).append('=').append(value);
            }
        }
        try {
            return new EmbeddedSimulator(EsxSimulator.start(options.build()), others.toString());
        } catch (UncheckedIOException e) {
            throw new HypervisorException(ErrorCode.SYSTEM_ERROR, String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns where the simulator listens. */
    String uri() {
        return simulator.uri() + otherParameters;
    }

    /** Returns its own credentials, which protect nothing. */
    CredentialCallback credentials() {
        return Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD));
    }

    @Override
    public void close() {
        simulator.close();
    }

    private static int count(String value) {
        try {
            int count = Integer.parseInt(value);
            if (count >= 0 && count <= MOST_MACHINES) {
                return count;
            }
        } catch (NumberFormatException e) {
            // The same sentence as for a number out of range.
        }
        throw invalid("vms=" + value + " must be a number from 0 to " + MOST_MACHINES);
    }

    private static void addMachine(SimulatorOptions.Builder options, String file) {
        try {
            options.vmx(Path.of(file));
        } catch (IOException e) {
            throw new HypervisorException(
                    ErrorCode.OPEN_FAILED, "vmx=" + file + " cannot be read: check its name and its rights", e);
        }
    }

    private static boolean encrypted(String value) {
        return switch (value) {
            case "https" -> true;
            case "http" -> false;
            default -> throw invalid("transport=" + value + " must be http or https");
        };
    }

    private static HypervisorException invalid(String message) {
        return new HypervisorException(ErrorCode.INVALID_ARG, message);
    }
}
