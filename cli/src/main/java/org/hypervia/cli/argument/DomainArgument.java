// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;
import org.jspecify.annotations.Nullable;

/** The option {@code --domain}: which domain is meant. */
public final class DomainArgument {
    /** By what a domain may be named, in the order in which it is tried. */
    public enum By {
        /** Libvirt's number of an active domain. */
        ID,
        /** Libvirt's UUID. */
        UUID,
        /** The exact name. */
        NAME
    }

    public static final Set<By> ANYTHING = EnumSet.allOf(By.class);

    private static final String OPTION = "domain";
    private static final Pattern NUMBER = Pattern.compile("\\s*\\+?[0-9]{1,10}");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private DomainArgument() {}

    public static OptionSyntax option(String description) {
        return OptionSyntax.required(OPTION, description);
    }

    public static OptionSyntax option() {
        return option("name, id or UUID of the domain");
    }

    /** Returns what was typed. */
    public static String typed(Arguments arguments) {
        return arguments.required(OPTION);
    }

    /** Finds the domain by id, UUID or name. */
    public static Domain find(Arguments arguments, Workplace place) {
        return find(arguments, place, ANYTHING);
    }

    /**
     * Finds the domain.
     *
     * @throws CommandFailure if there is none, or if the host could not be asked
     */
    public static Domain find(Arguments arguments, Workplace place, Set<By> ways) {
        String typed = typed(arguments);
        Domains domains = place.hypervisor().domains();
        Domain found = null;
        List<HypervisorException> reasons = new ArrayList<>();
        try {
            if (ways.contains(By.ID) && isNumber(typed)) {
                int id = Integer.parseInt(typed.strip());
                found = orNull(() -> domains.byId(id), reasons);
            }
            if (found == null
                    && ways.contains(By.UUID)
                    && UUID_TEXT.matcher(typed).matches()) {
                found = orNull(() -> domains.byUuid(UUID.fromString(typed)), reasons);
            }
            if (found == null && ways.contains(By.NAME)) {
                found = orNull(() -> domains.byName(typed), reasons);
            }
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get domain '" + typed + "'", e);
        }
        if (found == null) {
            CommandFailure failure = new CommandFailure("failed to get domain '" + typed + "'");
            // Virsh does not tell them, so only a trace does.
            reasons.forEach(failure::addSuppressed);
            throw failure;
        }
        return found;
    }

    private static boolean isNumber(String typed) {
        return NUMBER.matcher(typed).matches() && Long.parseLong(typed.strip()) <= Integer.MAX_VALUE;
    }

    /** Only "there is none" leads to the next way; virsh goes on after any error and then hides it. */
    private static @Nullable Domain orNull(Supplier<Domain> lookup, List<HypervisorException> reasons) {
        try {
            return lookup.get();
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_DOMAIN) {
                reasons.add(e);
                return null;
            }
            throw e;
        }
    }
}
