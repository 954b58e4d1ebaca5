// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.time.Duration;
import java.util.Optional;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.output.StateText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class DomInfo implements Command {
    private static final int WIDTH = 15;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "dominfo",
                CommandGroup.MONITOR,
                "domain information",
                "Tells id, name, UUID, state, CPUs and memory of a domain.",
                DomainArgument.option());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Output output = place.output();
        output.field(WIDTH, "Id:", IdentityCommands.text(domain.id()));
        output.field(WIDTH, "Name:", PlainText.of(domain.name()));
        output.field(WIDTH, "UUID:", IdentityCommands.text(domain.identity()));
        output.field(WIDTH, "OS Type:", domain.osType());
        Optional<HypervisorException> failure = printInfo(domain, output);
        output.field(WIDTH, "Persistent:", yesOrNo(domain::isPersistent));
        printAutostart(domain, output);
        output.field(WIDTH, "Managed save:", yesOrNo(domain::hasManagedSaveImage));
        printSecurity(domain, output);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** What else can be told is told even if this cannot. */
    private static Optional<HypervisorException> printInfo(Domain domain, Output output) {
        try {
            print(domain.info(), output);
            return Optional.empty();
        } catch (HypervisorException e) {
            return Optional.of(e);
        }
    }

    private static void print(DomainInfo info, Output output) {
        output.field(WIDTH, "State:", StateText.of(info.state()));
        output.field(WIDTH, "CPU(s):", Integer.toString(info.vcpus()));
        if (!info.cpuTime().isZero()) {
            output.field(WIDTH, "CPU time:", Output.oneDecimal(seconds(info.cpuTime())) + "s");
        }
        output.field(WIDTH, "Max memory:", info.maxMemory().kibibytes() + " KiB");
        output.field(WIDTH, "Used memory:", info.memory().kibibytes() + " KiB");
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** A question. */
    private interface Question {
        boolean ask();
    }

    private static String yesOrNo(Question question) {
        try {
            return question.ask() ? "yes" : "no";
        } catch (HypervisorException e) {
            return "unknown";
        }
    }

    /** A host without such a thing leaves these lines out. */
    private static void printSecurity(Domain domain, Output output) {
        try {
            domain.security().ifPresent(security -> {
                output.field(WIDTH, "Security model:", security.model());
                output.field(WIDTH, "Security DOI:", security.doi());
                String mode = security.enforcing() ? "enforcing" : "permissive";
                security.label()
                        .ifPresent(label ->
                                output.field(WIDTH, "Security label:", PlainText.of(label) + " (" + mode + ")"));
            });
            String title = "Messages:";
            for (String message : domain.messages()) {
                output.field(WIDTH, title, PlainText.of(message));
                title = "";
            }
        } catch (HypervisorException e) {
            if (e.code() != ErrorCode.NO_SUPPORT) {
                throw e;
            }
        }
    }

    /** A host that does not tell leaves the line out, as virsh does. */
    private static void printAutostart(Domain domain, Output output) {
        try {
            output.field(WIDTH, "Autostart:", domain.isAutostart() ? "enable" : "disable");
        } catch (HypervisorException e) {
            output.warning("autostart of domain '" + domain.name() + "' is not known: " + e.getMessage());
        }
    }
}
