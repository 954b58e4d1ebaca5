// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.MemoryParameters;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.MemorySize;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class MemTune implements Command {
    private static final int WIDTH = 15;

    /** What libvirt says for no limit, in KiB. */
    private static final long UNLIMITED = 9007199254740991L;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "memtune",
                CommandGroup.DOMAIN,
                "Get or set memory parameters",
                "Prints the memory parameters, or changes those that are given; -1 is no limit. ESX has the guarantee alone.",
                DomainArgument.option(),
                OptionSyntax.namedNumber("hard-limit", "Max memory, as scaled integer (default KiB)"),
                OptionSyntax.namedNumber("soft-limit", "Memory during contention, as scaled integer (default KiB)"),
                OptionSyntax.namedNumber("swap-hard-limit", "Max memory plus swap, as scaled integer (default KiB)"),
                OptionSyntax.namedNumber("min-guarantee", "Min guaranteed memory, as scaled integer (default KiB)"),
                AffectOptions.config(),
                AffectOptions.live(),
                AffectOptions.current());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        AffectOptions.read(arguments);
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
            AffectOptions.refuse(arguments, 0);
            if (changes) {
                domain.resources().setMemoryParameters(wanted);
            } else {
                print(domain.resources().memoryParameters(), place.output());
            }
        } catch (HypervisorException e) {
            throw new CommandFailure(
                    changes ? "Unable to change memory parameters" : "Unable to get memory parameters", e);
        }
    }

    private static Optional<MemorySize> size(Arguments arguments, String option) {
        return arguments.text(option).filter("-1"::equals).isPresent()
                ? Optional.of(MemorySize.ofKibibytes(UNLIMITED))
                : SizeText.optional(arguments, option);
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
                .ifPresent(text -> output.line(Output.padded(name, WIDTH) + ": " + text));
    }
}
