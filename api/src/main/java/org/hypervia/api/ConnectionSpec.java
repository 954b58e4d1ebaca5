// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import java.time.Duration;
import java.util.Optional;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.QuestionCallback;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to, how, and as whom. Immutable; made by a {@link Builder}. Holds no secret: the password is asked for
 * at login.
 *
 * <p>Two limits can stand in the URI too, as seconds: {@code connect_timeout} and {@code call_timeout}. What the builder is told
 * counts before them. For what a URI does not say:
 *
 * <pre>{@code
 * ConnectionSpec spec = ConnectionSpec.builder("esx://esx.example/")
 *         .credentials(Credentials.of("root", password))
 *         .readOnly(true)
 *         .operationTimeout(Duration.ofMinutes(2))
 *         .build();
 * try (Hypervisor connection = hypervisors.connect(spec)) {
 *     System.out.println(connection.host().info().cpuModel());
 * }
 * }</pre>
 */
public final class ConnectionSpec {
    /** How long a connection may take to be established unless said otherwise: 30 seconds. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** How long any other call may take unless said otherwise: 10 minutes. */
    public static final Duration DEFAULT_OPERATION_TIMEOUT = Duration.ofMinutes(10);

    /** The URI parameter for {@link #connectTimeout()}: whole seconds, one to a week. */
    public static final String CONNECT_TIMEOUT_PARAMETER = "connect_timeout";

    /** The URI parameter for {@link #operationTimeout()}: whole seconds, one to a week. */
    public static final String CALL_TIMEOUT_PARAMETER = "call_timeout";

    private static final long MOST_SECONDS = Duration.ofDays(7).toSeconds();

    private final HypervisorUri uri;
    private final CredentialCallback credentials;
    private final @Nullable String provider;
    private final boolean readOnly;
    private final Duration connectTimeout;
    private final Duration operationTimeout;
    private final QuestionCallback questions;
    private final ProgressListener progress;

    private ConnectionSpec(Builder builder) {
        this.uri = builder.uri;
        this.credentials = builder.credentials;
        this.provider = builder.provider;
        this.readOnly = builder.readOnly;
        this.connectTimeout = builder.connectTimeout;
        this.operationTimeout = builder.operationTimeout;
        this.questions = builder.questions;
        this.progress = builder.progress;
    }

    /**
     * Starts from a URI, with no credentials, any provider, read-write, and its time limits or the default ones.
     *
     * @param uri a libvirt URI
     * @return a builder
     * @throws HypervisorException as {@link HypervisorUri#parse(String)} and {@link #builder(HypervisorUri)}
     */
    public static Builder builder(String uri) {
        return new Builder(HypervisorUri.parse(uri));
    }

    /**
     * Starts from a URI, with no credentials, any provider, read-write, and its time limits or the default ones.
     *
     * @param uri a parsed URI
     * @return a builder
     * @throws HypervisorException {@code INVALID_ARG} for a time limit in the URI that is none
     */
    public static Builder builder(HypervisorUri uri) {
        return new Builder(uri);
    }

    /**
     * Returns where to connect to.
     *
     * @return the URI
     */
    public HypervisorUri uri() {
        return uri;
    }

    /**
     * Returns who is asked for the user and the password.
     *
     * @return the callback
     */
    public CredentialCallback credentials() {
        return credentials;
    }

    /**
     * Returns which provider must serve the connection.
     *
     * @return the provider's id, or empty for the first that speaks the scheme
     */
    public Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    /**
     * Tells whether calls that change something are refused with {@code OPERATION_DENIED} before they reach the host.
     *
     * @return true for a read-only connection
     */
    public boolean readOnly() {
        return readOnly;
    }

    /**
     * Returns how long opening may take in all, login included.
     *
     * @return the limit
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * Returns how long any one call on the connection may take, the wait for a task included.
     *
     * @return the limit
     */
    public Duration operationTimeout() {
        return operationTimeout;
    }

    /**
     * Returns who answers questions that block a domain.
     *
     * @return the callback
     */
    public QuestionCallback questions() {
        return questions;
    }

    /**
     * Returns who hears how calls that take long get on.
     *
     * @return the listener
     */
    public ProgressListener progress() {
        return progress;
    }

    /** Reads a limit; each that is there must be good, and the last one counts, as with all parameters. */
    private static Duration limit(HypervisorUri uri, String name, Duration otherwise) {
        Duration limit = otherwise;
        for (HypervisorUri.Parameter parameter : uri.parameters()) {
            if (parameter.name().equalsIgnoreCase(name)) {
                String digits = parameter.value();
                long seconds = digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : 0;
                if (seconds < 1 || seconds > MOST_SECONDS) {
                    throw new HypervisorException(
                            ErrorCode.INVALID_ARG,
                            "the connection URI '" + uri.shown() + "' has a bad " + name
                                    + ": write whole seconds, 1 to " + MOST_SECONDS);
                }
                limit = Duration.ofSeconds(seconds);
            }
        }
        return limit;
    }

    /** Returns the URI and the settings; there is no secret among them. */
    @Override
    public String toString() {
        return "ConnectionSpec[" + uri.shown() + (readOnly ? ", read-only" : "")
                + (provider == null ? "" : ", provider " + provider) + "]";
    }

    /** Collects the settings of a connection. Not thread-safe. */
    public static final class Builder {
        private final HypervisorUri uri;
        private CredentialCallback credentials = Credentials.none();
        private @Nullable String provider;
        private boolean readOnly;
        private Duration connectTimeout;
        private Duration operationTimeout;
        private QuestionCallback questions = QuestionCallback.unanswered();
        private ProgressListener progress = ProgressListener.ignoring();

        private Builder(HypervisorUri uri) {
            this.uri = uri;
            this.connectTimeout = limit(uri, CONNECT_TIMEOUT_PARAMETER, DEFAULT_CONNECT_TIMEOUT);
            this.operationTimeout = limit(uri, CALL_TIMEOUT_PARAMETER, DEFAULT_OPERATION_TIMEOUT);
        }

        /**
         * Says who is asked for the user and the password; without it a login that needs them fails.
         *
         * @param callback the callback, called on the thread that connects or that heals a session
         * @return this
         */
        public Builder credentials(CredentialCallback callback) {
            this.credentials = callback;
            return this;
        }

        /**
         * Demands a certain provider, for instance {@code esx} or {@code libvirt} for the same URI.
         *
         * @param id the provider's id
         * @return this
         */
        public Builder provider(String id) {
            this.provider = id;
            return this;
        }

        /**
         * Refuses calls that change something.
         *
         * @param value true for a read-only connection
         * @return this
         */
        public Builder readOnly(boolean value) {
            this.readOnly = value;
            return this;
        }

        /**
         * Limits the time for opening.
         *
         * @param limit more than zero
         * @return this
         */
        public Builder connectTimeout(Duration limit) {
            this.connectTimeout = positive(limit);
            return this;
        }

        /**
         * Limits the time for any other call.
         *
         * @param limit more than zero
         * @return this
         */
        public Builder operationTimeout(Duration limit) {
            this.operationTimeout = positive(limit);
            return this;
        }

        /**
         * Says who answers questions that block a domain; without it a call that meets one fails, unless the URI says
         * {@code auto_answer=1}.
         *
         * @param callback the callback, called by the thread whose call meets the question
         * @return this
         */
        public Builder questions(QuestionCallback callback) {
            this.questions = callback;
            return this;
        }

        /**
         * Says who hears how calls that take long get on.
         *
         * @param listener the listener, called by the thread whose call it is about
         * @return this
         */
        public Builder progress(ProgressListener listener) {
            this.progress = listener;
            return this;
        }

        /**
         * Ends the collection.
         *
         * @return what was collected
         */
        public ConnectionSpec build() {
            return new ConnectionSpec(this);
        }

        private static Duration positive(Duration limit) {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("a time limit must be more than zero, not " + limit);
            }
            return limit;
        }
    }
}
