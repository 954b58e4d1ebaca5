// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.api.resource.SchedulerParameters.Parameter;
import org.hypervia.esx.vim.machine.Allocation;

/** What a machine gets of the CPUs, in libvirt's words: the scheduler {@code allocation} with its special values of shares. */
final class CpuScheduler {
    private static final String TYPE = "allocation";
    private static final String RESERVATION = "reservation";
    private static final String LIMIT = "limit";
    private static final String SHARES = "shares";
    private static final List<String> LEVELS = List.of("low", "normal", "high");

    private CpuScheduler() {}

    static SchedulerParameters read(Allocation allocation) {
        List<Parameter> parameters = new ArrayList<>();
        allocation.reservation().ifPresent(value -> parameters.add(new Parameter(RESERVATION, value)));
        allocation.limit().ifPresent(value -> parameters.add(new Parameter(LIMIT, value)));
        allocation.shares().ifPresent(shares -> parameters.add(new Parameter(SHARES, number(shares))));
        return new SchedulerParameters(TYPE, parameters);
    }

    private static long number(Allocation.Shares shares) {
        if (shares.isCustom()) {
            return shares.count();
        }
        if (!LEVELS.contains(shares.level())) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR, "the host tells the unknown level '" + shares.level() + "' of shares");
        }
        return -1L - LEVELS.indexOf(shares.level());
    }

    /** Returns what to change; empty when nothing is given. Refuses a value out of range. */
    static Optional<Allocation> allocation(Set<Parameter> parameters) {
        OptionalLong reservation = OptionalLong.empty();
        OptionalLong limit = OptionalLong.empty();
        Optional<Allocation.Shares> shares = Optional.empty();
        for (Parameter parameter : parameters) {
            switch (parameter.name()) {
                case RESERVATION -> reservation = OptionalLong.of(atLeast(0, parameter, "0 or more MHz"));
                case LIMIT -> limit = OptionalLong.of(atLeast(-1, parameter, "0 or more MHz, or -1 for no limit"));
                case SHARES -> shares = Optional.of(shares(parameter));
                default ->
                    throw new HypervisorException(
                            ErrorCode.ARGUMENT_UNSUPPORTED,
                            "the scheduler of ESX has no parameter '" + parameter.name()
                                    + "': it has reservation, limit and shares");
            }
        }
        return parameters.isEmpty() ? Optional.empty() : Optional.of(new Allocation(reservation, limit, shares));
    }

    private static Allocation.Shares shares(Parameter parameter) {
        long value = atLeast(-3, parameter, "0 or more, or -1 (low), -2 (normal), -3 (high)");
        if (value > Integer.MAX_VALUE) {
            throw outOfRange(parameter, "at most " + Integer.MAX_VALUE);
        }
        // A level has its own number of shares; libvirt sends -1 in its place.
        return value >= 0 ? Allocation.Shares.custom(value) : new Allocation.Shares(-1, LEVELS.get((int) (-1 - value)));
    }

    private static long atLeast(long least, Parameter parameter, String range) {
        if (parameter.value() < least) {
            throw outOfRange(parameter, range);
        }
        return parameter.value();
    }

    private static HypervisorException outOfRange(Parameter parameter, String range) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG,
                "the scheduler parameter '" + parameter.name() + "' cannot be " + parameter.value() + ": give "
                        + range);
    }
}
