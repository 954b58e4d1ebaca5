// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.function.Consumer;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.ErrorText;
import org.hypervia.cli.syntax.Arguments;

/**
 * What the commands that change a domain's power state have in common.
 *
 * @param verb for {@code Failed to VERB domain}
 * @param done for {@code Domain 'x' DONE}
 */
record PowerChange(String verb, String done) {
    /** Finds the domain, changes it and says so, in the word by which it was asked for. */
    void perform(Arguments arguments, Workplace place, Consumer<Domain> change) {
        Domain domain = DomainArgument.find(arguments, place);
        attempt(DomainArgument.typed(arguments), () -> change.accept(domain));
        succeeded(DomainArgument.typed(arguments), place);
    }

    void attempt(String name, Runnable change) {
        try {
            change.run();
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to " + verb + " domain '" + name + "'", e);
        }
    }

    void succeeded(String name, Workplace place) {
        place.output().remark("Domain '" + name + "' " + done);
    }

    /** What libvirt says to flags that a driver does not know; none of these calls has flags in the API. */
    static HypervisorException unsupportedFlags(int flags, String options) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG,
                ErrorText.UNSUPPORTED_FLAGS + " (0x" + Integer.toHexString(flags) + "): leave out " + options);
    }
}
