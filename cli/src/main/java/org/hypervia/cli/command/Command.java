// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.function.BiConsumer;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.UsageException;

/** One command. Stateless. */
public interface Command {
    /** Makes a command that is nothing but what it is called and what it does. */
    static Command of(CommandSyntax syntax, BiConsumer<Arguments, Workplace> action) {
        return new Command() {
            @Override
            public CommandSyntax syntax() {
                return syntax;
            }

            @Override
            public void run(Arguments arguments, Workplace place) {
                action.accept(arguments, place);
            }
        };
    }

    /** Returns what the command is called and what it takes. */
    CommandSyntax syntax();

    /**
     * Does the work.
     *
     * @param arguments what was given
     * @param place where to work
     * @throws UsageException if the options make no sense together
     * @throws CommandFailure if it did not work out
     * @throws HypervisorException if it did not work out and there is nothing to add to the reason
     */
    void run(Arguments arguments, Workplace place);

    /** Tells whether a blank line follows the result, as with every command of virsh; not where the result is a file. */
    default boolean endsWithBlankLine() {
        return true;
    }
}
