// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.migration;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a domain is moved. Immutable.
 *
 * <p>Live, to a host of the destination and with all of its disks:
 *
 * <pre>{@code
 * MigrateOptions options = MigrateOptions.of(MigrateFlag.LIVE)
 *         .to(MigrationTarget.ofHost("esx2.example").onStoragePool("ssd1"))
 *         .warnings(warning -> System.err.println(warning.message()));
 * Domain moved = domain.migrate(destination.domains(), options);
 * }</pre>
 */
public final class MigrateOptions {
    private static final MigrateOptions DEFAULTS =
            new MigrateOptions(Set.of(), Map.of(), MigrationTarget.any(), Optional.empty());

    private final Set<MigrateFlag> flags;
    private final Map<MigrateParameter, List<String>> parameters;
    private final MigrationTarget target;
    private final Optional<Consumer<MigrationWarning>> warnings;

    private MigrateOptions(
            Set<MigrateFlag> flags,
            Map<MigrateParameter, List<String>> parameters,
            MigrationTarget target,
            Optional<Consumer<MigrationWarning>> warnings) {
        this.flags = flags;
        this.parameters = parameters;
        this.target = target;
        this.warnings = warnings;
    }

    /**
     * Moves a domain without flags and parameters, to where the destination's connection leads.
     *
     * @return the options
     */
    public static MigrateOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Starts with flags.
     *
     * @param flags how to move
     * @return the options
     */
    public static MigrateOptions of(MigrateFlag... flags) {
        return DEFAULTS.flags(Set.of(flags));
    }

    /**
     * Moves with these flags instead of those before.
     *
     * @param others how to move
     * @return the options
     */
    public MigrateOptions flags(Set<MigrateFlag> others) {
        Set<MigrateFlag> copy = EnumSet.noneOf(MigrateFlag.class);
        copy.addAll(others);
        return new MigrateOptions(Collections.unmodifiableSet(copy), parameters, target, warnings);
    }

    /**
     * Sets a parameter that is a text.
     *
     * @param parameter which one
     * @param value its value
     * @return the options
     * @throws IllegalArgumentException for a parameter that is a number
     */
    public MigrateOptions with(MigrateParameter parameter, String value) {
        Objects.requireNonNull(value, "value");
        if (parameter.kind() != MigrateParameter.Kind.TEXT) {
            return with(parameter, List.of(value));
        }
        return put(parameter, List.of(value));
    }

    /**
     * Sets a parameter that is a number.
     *
     * @param parameter which one
     * @param value its value
     * @return the options
     * @throws IllegalArgumentException for a parameter that is a text, and for a number outside its kind
     */
    public MigrateOptions with(MigrateParameter parameter, long value) {
        boolean fits = switch (parameter.kind()) {
            case INT -> value >= 0 && value <= Integer.MAX_VALUE;
            case LONG -> value >= 0;
            case TEXT, TEXTS -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    parameter.libvirtName() + " cannot be " + value + ": it is " + describe(parameter.kind()));
        }
        return put(parameter, List.of(Long.toString(value)));
    }

    /**
     * Sets a parameter that is any number of texts.
     *
     * @param parameter which one
     * @param values its values, at least one
     * @return the options
     * @throws IllegalArgumentException for a parameter of another kind, and for no values at all
     */
    public MigrateOptions with(MigrateParameter parameter, List<String> values) {
        if (parameter.kind() != MigrateParameter.Kind.TEXTS || values.isEmpty()) {
            throw new IllegalArgumentException(
                    parameter.libvirtName() + " cannot be " + values + ": it is " + describe(parameter.kind()));
        }
        return put(parameter, List.copyOf(values));
    }

    private static String describe(MigrateParameter.Kind kind) {
        return switch (kind) {
            case TEXT -> "a text";
            case TEXTS -> "one text or several";
            case INT -> "a number from 0 to " + Integer.MAX_VALUE;
            case LONG -> "a number from 0 on";
        };
    }

    private MigrateOptions put(MigrateParameter parameter, List<String> values) {
        Map<MigrateParameter, List<String>> copy = new EnumMap<>(MigrateParameter.class);
        copy.putAll(parameters);
        copy.put(parameter, values);
        return new MigrateOptions(flags, Collections.unmodifiableMap(copy), target, warnings);
    }

    /**
     * Says where at the destination the domain is to be.
     *
     * @param place the place
     * @return the options
     */
    public MigrateOptions to(MigrationTarget place) {
        return new MigrateOptions(flags, parameters, Objects.requireNonNull(place, "place"), warnings);
    }

    /**
     * Tells somebody what the hypervisor says against the move and does not stop for; without a listener it is logged.
     *
     * @param listener called by the thread that makes the call, before the move begins; what it throws ends the call
     * @return the options
     */
    public MigrateOptions warnings(Consumer<MigrationWarning> listener) {
        return new MigrateOptions(flags, parameters, target, Optional.of(listener));
    }

    /**
     * Returns the flags.
     *
     * @return the flags
     */
    public Set<MigrateFlag> flags() {
        return flags;
    }

    /**
     * Returns the parameters that are set, as texts; all but those of the kind {@code TEXTS} have one value.
     *
     * @return the parameters
     */
    public Map<MigrateParameter, List<String>> parameters() {
        return parameters;
    }

    /**
     * Returns the value of a parameter.
     *
     * @param parameter which one
     * @return the first of its values as a text, or empty if it is not set
     */
    public Optional<String> parameter(MigrateParameter parameter) {
        return Optional.ofNullable(parameters.get(parameter)).map(values -> values.get(0));
    }

    /**
     * Returns where at the destination the domain is to be.
     *
     * @return the place
     */
    public MigrationTarget target() {
        return target;
    }

    /**
     * Returns who hears of warnings.
     *
     * @return the listener, or empty for the log
     */
    public Optional<Consumer<MigrationWarning>> warnings() {
        return warnings;
    }

    /** Returns flags, parameters and target. */
    @Override
    public String toString() {
        return "MigrateOptions[" + flags + ", " + parameters + ", " + target + "]";
    }
}
