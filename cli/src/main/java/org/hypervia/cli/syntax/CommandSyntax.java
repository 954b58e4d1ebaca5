// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command is called and what it takes.
 *
 * @param name the first word of the command
 * @param group under which heading the help lists it
 * @param summary a few words
 * @param description some sentences, or empty
 * @param options in the order in which plain words fill them
 */
public record CommandSyntax(
        String name, CommandGroup group, String summary, String description, List<OptionSyntax> options) {
    public CommandSyntax {
        options = List.copyOf(options);
    }

    /** Makes a syntax. */
    public static CommandSyntax of(
            String name, CommandGroup group, String summary, String description, OptionSyntax... options) {
        return new CommandSyntax(name, group, summary, description, List.of(options));
    }

    /** Returns the same with more options behind those that it has. */
    public CommandSyntax with(List<OptionSyntax> more) {
        List<OptionSyntax> all = new ArrayList<>(options);
        all.addAll(more);
        return new CommandSyntax(name, group, summary, description, all);
    }

    /** Finds an option by its name without hyphens. */
    public Optional<OptionSyntax> option(String wanted) {
        return options.stream().filter(o -> o.name().equals(wanted)).findFirst();
    }
}
