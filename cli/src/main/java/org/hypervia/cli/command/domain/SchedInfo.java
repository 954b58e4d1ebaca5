// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.DomainResources;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

final class SchedInfo implements Command {
    private static final int WIDTH = 15;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "schedinfo",
                CommandGroup.DOMAIN,
                "show/set scheduler parameters",
                "Prints the scheduler's parameters, after changing those that are given.",
                DomainArgument.option(),
                OptionSyntax.namedNumber("weight", "weight for XEN_CREDIT"),
                OptionSyntax.namedNumber("cap", "cap for XEN_CREDIT"),
                OptionSyntax.flag("current", "get/set current scheduler info"),
                OptionSyntax.flag("config", "get/set value to be used on next boot"),
                OptionSyntax.flag("live", "get/set value from running domain"),
                OptionSyntax.moreWords("set", "parameter=value"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        DomainResources domain = DomainArgument.find(arguments, place).resources();
        // The type is the same now and later, and it is told even if the parameters then cannot be.
        SchedulerParameters parameters = domain.scheduler();
        place.output().line(StringUtils.rightPad("Scheduler", WIDTH) + ": " + parameters.type());
        Map<String, String> wanted = wanted(arguments);
        if (affects != Affect.CURRENT) {
            parameters = domain.scheduler(affects);
        }
        if (!wanted.isEmpty()) {
            domain.setScheduler(checked(wanted, parameters), affects);
            parameters = domain.scheduler(affects);
        }
        parameters
                .parameters()
                .forEach(parameter ->
                        place.output().line(StringUtils.rightPad(parameter.name(), WIDTH) + ": " + parameter.value()));
    }

    private static Map<String, String> wanted(Arguments arguments) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String option : List.of("weight", "cap")) {
            arguments.number(option).ifPresent(number -> wanted.put(option, Integer.toString(number)));
        }
        for (String assignment : arguments.all("set")) {
            int equals = assignment.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("Invalid syntax for --set, expecting name=value");
            }
            wanted.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return wanted;
    }

    private static Set<SchedulerParameters.Parameter> checked(Map<String, String> wanted, SchedulerParameters known) {
        Set<SchedulerParameters.Parameter> parameters = new LinkedHashSet<>();
        // In the order of the scheduler: of several wrong values virsh names the first of these.
        for (SchedulerParameters.Parameter parameter : known.parameters()) {
            String value = wanted.get(parameter.name());
            if (value != null) {
                parameters.add(new SchedulerParameters.Parameter(parameter.name(), number(parameter.name(), value)));
            }
        }
        wanted.keySet().stream()
                .filter(name -> known.value(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandFailure("invalid scheduler option: " + name);
                });
        return parameters;
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new CommandFailure("Invalid value '" + value + "' for scheduler option " + name + ": give a number");
        }
    }
}
