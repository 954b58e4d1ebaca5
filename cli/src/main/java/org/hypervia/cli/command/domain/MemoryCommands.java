// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.value.MemorySize;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.SizeText;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands about a domain's memory. */
final class MemoryCommands {
    private static final int WIDTH = 15;

    /** What libvirt says for no limit, in KiB. */
    private static final long UNLIMITED = 9007199254740991L;

    private MemoryCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                "setmem",
                                CommandGroup.DOMAIN,
                                "change memory allocation",
                                "Limits the memory that the domain may use on the host; what the guest sees stays.",
                                DomainArgument.option(),
                                OptionSyntax.requiredNumber("size", "new memory size, as scaled integer (default KiB)"),
                                AffectOptions.config(),
                                AffectOptions.live(),
                                AffectOptions.current()),
                        MemoryCommands::setMemory),
                Command.of(
                        CommandSyntax.of(
                                "setmaxmem",
                                CommandGroup.DOMAIN,
                                "change maximum memory limit",
                                "Changes the memory that the guest sees; the domain must be off.",
                                DomainArgument.option(),
                                OptionSyntax.requiredNumber(
                                        "size", "new maximum memory size, as scaled integer (default KiB)"),
                                AffectOptions.config(),
                                AffectOptions.live(),
                                AffectOptions.current()),
                        MemoryCommands::setMaximum),
                Command.of(
                        CommandSyntax.of(
                                "memtune",
                                CommandGroup.DOMAIN,
                                "Get or set memory parameters",
                                "Prints the memory parameters, or changes those that are given; -1 is no limit.",
                                DomainArgument.option(),
                                OptionSyntax.namedNumber("hard-limit", "Max memory, as scaled integer (default KiB)"),
                                OptionSyntax.namedNumber(
                                        "soft-limit", "Memory during contention, as scaled integer (default KiB)"),
                                OptionSyntax.namedNumber(
                                        "swap-hard-limit", "Max memory plus swap, as scaled integer (default KiB)"),
                                OptionSyntax.namedNumber(
                                        "min-guarantee", "Min guaranteed memory, as scaled integer (default KiB)"),
                                AffectOptions.config(),
                                AffectOptions.live(),
                                AffectOptions.current()),
                        MemoryCommands::tune));
    }

    private static void setMemory(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        MemorySize size = SizeText.required(arguments, "size");
        if (AffectOptions.given(arguments)) {
            domain.resources().setMemory(size, affects);
        } else {
            domain.resources().setMemory(size);
        }
    }

    private static void setMaximum(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        MemorySize size = SizeText.required(arguments, "size");
        try {
            if (AffectOptions.given(arguments)) {
                domain.resources().setMaxMemory(size, affects);
            } else {
                domain.resources().setMaxMemory(size);
            }
        } catch (HypervisorException e) {
            throw new CommandFailure("Unable to change MaxMemorySize", e);
        }
    }

    private static void tune(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        MemoryParameters wanted = new MemoryParameters(
                size(arguments, "hard-limit"),
                size(arguments, "soft-limit"),
                size(arguments, "swap-hard-limit"),
                size(arguments, "min-guarantee"));
        boolean changes = Stream.of(
                        wanted.hardLimit(), wanted.softLimit(), wanted.swapHardLimit(), wanted.minGuarantee())
                .anyMatch(Optional::isPresent);
        try {
            if (changes) {
                domain.resources().setMemoryParameters(wanted, affects);
            } else {
                print(domain.resources().memoryParameters(affects), place.output());
            }
        } catch (HypervisorException e) {
            throw new CommandFailure(
                    changes ? "Unable to change memory parameters" : "Unable to get memory parameters", e);
        }
    }

    private static Optional<MemorySize> size(Arguments arguments, String option) {
        try {
            return arguments.text(option).filter("-1"::equals).isPresent()
                    ? Optional.of(MemorySize.ofKibibytes(UNLIMITED))
                    : SizeText.optional(arguments, option);
        } catch (UsageException | CommandFailure e) {
            throw new CommandFailure("Unable to parse integer parameter " + option);
        }
    }

    private static void print(MemoryParameters parameters, Output output) {
        print("hard_limit", parameters.hardLimit(), output);
        print("soft_limit", parameters.softLimit(), output);
        print("min_guarantee", parameters.minGuarantee(), output);
        print("swap_hard_limit", parameters.swapHardLimit(), output);
    }

    private static void print(String name, Optional<MemorySize> size, Output output) {
        size.map(MemorySize::kibibytes)
                .map(kibibytes -> kibibytes >= UNLIMITED ? "unlimited" : kibibytes.toString())
                .ifPresent(text -> output.line(StringUtils.rightPad(name, WIDTH) + ": " + text));
    }
}
