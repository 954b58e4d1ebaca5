// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;

/**
 * What the commands that change a device by its XML have in common.
 *
 * @param verb for {@code Failed to VERB device}
 * @param done for {@code Device DONE successfully}
 */
record DeviceChange(String verb, String done) {
    /** A change. */
    interface Change {
        void make(Domain domain, String xml, Affect affects);
    }

    void perform(Arguments arguments, Workplace place, Change change) {
        arguments.exclusive("persistent", "current");
        AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        try {
            if (arguments.has("force")) {
                throw PowerChange.unsupportedFlags(4, "--force");
            }
            change.make(domain, xml, AffectOptions.readDevice(arguments, domain));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to " + verb + " device from " + file, e);
        }
        place.output().remark("Device " + done + " successfully");
    }
}
