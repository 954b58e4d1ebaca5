// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.snapshot;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.NameOrder;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SnapshotList implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "snapshot-list",
                CommandGroup.SNAPSHOT,
                "List snapshots for a domain",
                "Lists the snapshots of a domain.",
                DomainArgument.option(),
                OptionSyntax.flag("parent", "add a column showing parent snapshot"),
                OptionSyntax.flag("roots", "list only snapshots without parents"),
                OptionSyntax.flag("leaves", "list only snapshots without children"),
                OptionSyntax.flag("no-leaves", "list only snapshots that are not leaves (with children)"),
                OptionSyntax.flag("metadata", "list only snapshots that have metadata that would prevent undefine"),
                OptionSyntax.flag("no-metadata", "list only snapshots that have no metadata managed by libvirt"),
                OptionSyntax.flag("inactive", "filter by snapshots taken while inactive"),
                OptionSyntax.flag("active", "filter by snapshots taken while active (full system snapshots)"),
                OptionSyntax.flag("disk-only", "filter by disk-only snapshots"),
                OptionSyntax.flag("internal", "filter by internal snapshots"),
                OptionSyntax.flag("external", "filter by external snapshots"),
                OptionSyntax.flag("tree", "list snapshots in a tree"),
                OptionSyntax.text("from", "limit list to children of given snapshot"),
                OptionSyntax.flag("current", "limit list to children of current snapshot"),
                OptionSyntax.flag("descendants", "with --from, list all descendants"),
                OptionSyntax.flag("name", "list snapshot names only"),
                OptionSyntax.flag("topological", "sort list topologically rather than by name"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        for (String other : List.of("name", "parent", "roots")) {
            arguments.exclusive("tree", other);
        }
        arguments.exclusive("roots", "from");
        arguments.exclusive("roots", "current");
        arguments.exclusive("parent", "name");
        Domain domain = DomainArgument.find(arguments, place);
        List<SnapshotInfo> tree = domain.snapshots().tree();
        Map<String, String> names = new HashMap<>();
        tree.stream().flatMap(SnapshotInfo::walk).forEach(snapshot -> names.put(snapshot.ref(), snapshot.name()));
        Optional<SnapshotInfo> start = start(arguments, tree);
        if (arguments.has("tree")) {
            SnapshotTreeText.print(start.map(List::of).orElse(tree), place.output());
            return;
        }
        List<SnapshotInfo> shown = candidates(arguments, tree, start)
                .filter(snapshot -> passes(snapshot, arguments))
                .toList();
        print(
                arguments.has("topological")
                        ? shown
                        : shown.stream().sorted(BY_NAME).toList(),
                names,
                arguments,
                place);
    }

    private static final Comparator<SnapshotInfo> BY_NAME = Comparator.comparing(SnapshotInfo::name, NameOrder.BY_NAME);

    private static Optional<SnapshotInfo> start(Arguments arguments, List<SnapshotInfo> tree) {
        Optional<String> from = arguments.text("from");
        if (from.isEmpty() && !arguments.has("current")) {
            return Optional.empty();
        }
        return Optional.of(tree.stream()
                .flatMap(SnapshotInfo::walk)
                .filter(snapshot -> from.map(snapshot.name()::equals).orElse(snapshot.current()))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_DOMAIN_SNAPSHOT,
                        from.map(name -> "there is no snapshot named '" + name + "'")
                                .orElse("the domain has no current snapshot"))));
    }

    private static Stream<SnapshotInfo> candidates(
            Arguments arguments, List<SnapshotInfo> tree, Optional<SnapshotInfo> start) {
        if (start.isEmpty()) {
            return arguments.has("roots") ? tree.stream() : tree.stream().flatMap(SnapshotInfo::walk);
        }
        List<SnapshotInfo> children = start.get().children();
        return arguments.has("descendants") ? children.stream().flatMap(SnapshotInfo::walk) : children.stream();
    }

    /** Two filters that exclude each other leave everything, as with libvirt. */
    private static boolean passes(SnapshotInfo snapshot, Arguments arguments) {
        boolean leaf = snapshot.children().isEmpty();
        boolean off = snapshot.state() == DomainState.SHUTOFF;
        boolean states = List.of("inactive", "active", "disk-only").stream().anyMatch(arguments::has);
        return wanted(arguments, "leaves", "no-leaves", leaf)
                && wanted(arguments, "metadata", "no-metadata", snapshot.metadata())
                && wanted(arguments, "external", "internal", snapshot.external())
                && (!states
                        || (arguments.has("inactive") && off)
                        || (arguments.has("active") && !off && !snapshot.diskOnly())
                        || (arguments.has("disk-only") && snapshot.diskOnly()));
    }

    private static boolean wanted(Arguments arguments, String yes, String no, boolean holds) {
        return arguments.has(yes) == arguments.has(no) || arguments.has(yes) == holds;
    }

    private static void print(
            List<SnapshotInfo> shown, Map<String, String> names, Arguments arguments, Workplace place) {
        if (arguments.has("name")) {
            shown.forEach(snapshot -> place.output().line(PlainText.of(snapshot.name())));
            return;
        }
        boolean parent = arguments.has("parent");
        Table table = new Table(
                parent
                        ? List.of("Name", "Creation Time", "State", "Parent")
                        : List.of("Name", "Creation Time", "State"));
        for (SnapshotInfo snapshot : shown) {
            String time = TIME.format(snapshot.created());
            String state = snapshot.stateName();
            table.add(
                    parent
                            ? List.of(
                                    snapshot.name(),
                                    time,
                                    state,
                                    snapshot.parent()
                                            .map(ref -> names.getOrDefault(ref, ""))
                                            .orElse(""))
                            : List.of(snapshot.name(), time, state));
        }
        table.print(place.output(), !place.output().isQuiet());
    }
}
