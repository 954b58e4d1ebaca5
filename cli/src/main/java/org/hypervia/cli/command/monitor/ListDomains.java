// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainPlace;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.Domains;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.NameOrder;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.StateText;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

/**
 * {@code list}. What could not be read is told on standard error and does not fail the command: everything else is
 * there.
 */
final class ListDomains implements Command {
    /** Active domains by id, then the others by name, whose letters count without regard to case. */
    private static final Comparator<DomainSummary> ORDER = Comparator.comparing(
                    (DomainSummary row) -> row.id().isEmpty())
            .thenComparingLong(row -> row.id().orElse(0))
            .thenComparing(row -> row.identity().name(), NameOrder.BY_NAME);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "list",
                CommandGroup.MONITOR,
                "list domains",
                "Lists domains: the active ones unless an option says otherwise.",
                ListOptions.all());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("table", "name");
        arguments.exclusive("table", "uuid");
        arguments.exclusive("table", "id");
        Domains domains = place.hypervisor().domains();
        Set<Condition> filter = ListOptions.filter(arguments);
        Listing<DomainSummary> listing = fetch(domains, ListOptions.in(filter, arguments), parts(arguments));
        List<DomainSummary> rows = listing.items().stream().sorted(ORDER).toList();
        Output output = place.output();
        if (arguments.has("uuid") || arguments.has("name") || arguments.has("id")) {
            rows.forEach(row -> printFields(row, arguments, output));
        } else {
            printTable(rows, arguments, saved(domains, filter, arguments), output);
        }
        for (Listing.Failure failure : listing.failures()) {
            output.error("domain " + failure.ref() + " could not be read: "
                    + failure.error().getMessage());
        }
    }

    private static Set<SummaryPart> parts(Arguments arguments) {
        Set<SummaryPart> parts = EnumSet.noneOf(SummaryPart.class);
        if (arguments.has("title")) {
            parts.add(SummaryPart.TITLE);
        }
        if (arguments.has("placement")) {
            parts.add(SummaryPart.PLACEMENT);
        }
        return parts;
    }

    private static Listing<DomainSummary> fetch(Domains domains, DomainFilter filter, Set<SummaryPart> parts) {
        try {
            return domains.summaries(filter, parts);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to list domains", e);
        }
    }

    /** The references of the domains that are to be marked; one call more, only when the mark is asked for. */
    private static Set<String> saved(Domains domains, Set<Condition> filter, Arguments arguments) {
        Set<String> references = new HashSet<>();
        if (arguments.has("managed-save")) {
            Set<Condition> narrower = new HashSet<>(filter);
            narrower.remove(Condition.NO_MANAGEDSAVE);
            narrower.add(Condition.MANAGEDSAVE);
            fetch(domains, ListOptions.in(narrower, arguments), Set.of())
                    .items()
                    .forEach(row -> references.add(row.identity().ref()));
        }
        return references;
    }

    private static void printFields(DomainSummary row, Arguments arguments, Output output) {
        StringBuilder line = new StringBuilder();
        if (arguments.has("uuid")) {
            line.append(IdentityCommands.text(row.identity())).append(' ');
        }
        if (arguments.has("id")) {
            boolean alone = !arguments.has("uuid") && !arguments.has("name");
            if (alone && row.id().isEmpty()) {
                return;
            }
            line.append(IdentityCommands.text(row.id())).append(' ');
        }
        if (arguments.has("name")) {
            line.append(output.name(row.identity().name())).append(' ');
        }
        output.line(line.substring(0, line.length() - 1));
    }

    private static void printTable(List<DomainSummary> rows, Arguments arguments, Set<String> saved, Output output) {
        List<String> header = new ArrayList<>(List.of("Id", "Name", "State"));
        if (arguments.has("title")) {
            header.add("Title");
        }
        if (arguments.has("placement")) {
            header.addAll(List.of("Datacenter", "Cluster", "Host", "Folder", "Resource pool"));
        }
        Table table = new Table(header);
        for (DomainSummary row : rows) {
            String id = IdentityCommands.text(row.id());
            String name = row.identity().name();
            boolean marked = row.state() == DomainState.SHUTOFF
                    && saved.contains(row.identity().ref());
            String state = marked ? "saved" : StateText.of(row.state());
            List<String> cells = new ArrayList<>(List.of(id, name, state));
            if (arguments.has("title")) {
                cells.add(row.title().orElse(""));
            }
            if (arguments.has("placement")) {
                cells.addAll(places(row));
            }
            table.add(cells);
        }
        table.print(output, !output.isQuiet());
    }

    /** A hyphen stands for what there is not, and a slash for the topmost folder or pool. */
    private static List<String> places(DomainSummary row) {
        return Arrays.stream(DomainPlace.values())
                .map(place -> row.placement()
                        .toOptional()
                        .flatMap(placement -> placement.of(place))
                        .map(name -> name.isEmpty() ? "/" : name)
                        .orElse("-"))
                .toList();
    }
}
