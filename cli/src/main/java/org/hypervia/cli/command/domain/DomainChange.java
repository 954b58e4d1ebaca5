// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.function.Consumer;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;

/**
 * What the commands that change a whole domain have in common.
 *
 * @param verb for {@code Failed to VERB domain}
 * @param done for {@code Domain 'x' DONE}
 */
record DomainChange(String verb, String done) {
    /** Finds the domain, changes it and says so, in the word by which it was asked for. */
    void perform(Arguments arguments, Workplace place, Consumer<Domain> change) {
        Domain domain = DomainArgument.find(arguments, place);
        perform(DomainArgument.typed(arguments), place, () -> change.accept(domain));
    }

    /** Makes the change and says so. */
    void perform(String name, Workplace place, Runnable change) {
        try {
            change.run();
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to " + verb + " domain '" + name + "'", e);
        }
        place.output().remark("Domain '" + name + "' " + done);
    }
}
