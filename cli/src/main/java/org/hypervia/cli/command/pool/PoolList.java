// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.pool;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.cli.argument.Conditions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.NameOrder;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.SizeWords;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class PoolList implements Command {
    private static final Comparator<StoragePoolSummary> ORDER =
            Comparator.comparing(row -> row.identity().name(), NameOrder.BY_NAME);
    private static final String NOTHING = "-";
    private static final Conditions<PoolCondition> CONDITIONS;

    static {
        Map<String, PoolCondition> others = new LinkedHashMap<>();
        others.put("transient", PoolCondition.TRANSIENT);
        others.put("persistent", PoolCondition.PERSISTENT);
        others.put("autostart", PoolCondition.AUTOSTART);
        others.put("no-autostart", PoolCondition.NO_AUTOSTART);
        CONDITIONS = new Conditions<>("pools", PoolCondition.ACTIVE, PoolCondition.INACTIVE, others);
    }

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "pool-list",
                        CommandGroup.POOL,
                        "list pools",
                        "Lists pools: the active ones unless an option says otherwise.")
                .with(CONDITIONS.options())
                .with(List.of(
                        OptionSyntax.text("type", "list only pools of these types, with commas between them"),
                        OptionSyntax.flag("details", "with state and sizes"),
                        OptionSyntax.flag("uuid", "print UUIDs instead of the table"),
                        OptionSyntax.flag("name", "print names instead of the table")));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("all", "inactive");
        arguments.exclusive("details", "uuid");
        arguments.exclusive("details", "name");
        Set<PoolCondition> conditions = new HashSet<>(CONDITIONS.read(arguments));
        arguments.text("type").ifPresent(types -> addTypes(types, conditions));
        Listing<StoragePoolSummary> listing = fetch(conditions, place);
        List<StoragePoolSummary> rows = listing.stream().sorted(ORDER).toList();
        Output output = place.output();
        if (arguments.has("uuid") || arguments.has("name")) {
            rows.forEach(row -> printFields(row, arguments, output));
        } else {
            Table table = new Table(
                    arguments.has("details")
                            ? List.of("Name", "State", "Autostart", "Persistent", "Capacity", "Allocation", "Available")
                            : List.of("Name", "State", "Autostart"));
            rows.forEach(row -> table.add(arguments.has("details") ? details(row) : cells(row)));
            table.print(output, !output.isQuiet());
        }
        rows.forEach(row -> tellTrouble(row, output));
        listing.failures()
                .forEach(failure -> output.error("pool " + failure.ref() + " could not be read: "
                        + failure.error().getMessage()));
    }

    private static void addTypes(String types, Set<PoolCondition> conditions) {
        for (String type : types.split(",", -1)) {
            conditions.add(Stream.of(PoolCondition.values())
                    .filter(condition -> condition.group() == PoolCondition.Group.TYPE)
                    .filter(condition -> word(condition).equals(type))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure("Invalid pool type '" + type + "'")));
        }
    }

    private static Listing<StoragePoolSummary> fetch(Set<PoolCondition> conditions, Workplace place) {
        try {
            return place.hypervisor().storagePools().summaries(conditions);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to list pools", e);
        }
    }

    private static void printFields(StoragePoolSummary row, Arguments arguments, Output output) {
        StringBuilder line = new StringBuilder();
        if (arguments.has("uuid")) {
            line.append(PoolCommands.uuid(row.identity())).append(' ');
        }
        if (arguments.has("name")) {
            line.append(output.name(row.identity().name())).append(' ');
        }
        output.line(line.substring(0, line.length() - 1));
    }

    private static List<String> cells(StoragePoolSummary row) {
        String state = row.info()
                .map(info -> info.state() == PoolState.INACTIVE ? "inactive" : "active")
                .orElse(NOTHING);
        return List.of(row.identity().name(), state, Output.yesOrNo(row.autostart()));
    }

    private static List<String> details(StoragePoolSummary row) {
        boolean sized = row.info().map(PoolCommands::hasSizes).orElse(false);
        StoragePoolInfo info = row.info().orElse(new StoragePoolInfo(PoolState.INACTIVE, 0, 0, 0));
        return List.of(
                row.identity().name(),
                row.info().map(found -> found.state().libvirtName()).orElse(NOTHING),
                Output.yesOrNo(row.autostart()),
                Output.yesOrNo(row.persistent()),
                sized ? SizeWords.of(info.capacity()) : NOTHING,
                sized ? SizeWords.of(info.allocation()) : NOTHING,
                sized ? SizeWords.of(info.available()) : NOTHING);
    }

    private static void tellTrouble(StoragePoolSummary row, Output output) {
        if (row.info() instanceof Reading.Failed<StoragePoolInfo> failed) {
            output.error("pool " + row.identity().name() + " could not be read: "
                    + failed.error().getMessage());
        }
    }

    /** Returns libvirt's word for a condition. */
    private static String word(PoolCondition condition) {
        return condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
