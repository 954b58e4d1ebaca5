// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.pool;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.argument.PoolArgument;
import org.hypervia.cli.argument.PoolArgument.By;
import org.hypervia.cli.argument.XmlOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.SizeWords;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that tell about storage pools and change them. */
public final class PoolCommands {
    /** What libvirt tells of a pool whose UUID it cannot read. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    private static final int LABEL = 15;

    private static final FlagOptions<PoolXmlFlag> XML_FLAGS =
            FlagOptions.of("inactive", PoolXmlFlag.INACTIVE, "as it is defined, not as it is now");

    private PoolCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return List.of(
                new PoolList(),
                Command.of(
                        syntax(
                                "pool-info",
                                "storage pool information",
                                "Tells state and sizes of a pool.",
                                OptionSyntax.flag("bytes", "tell sizes in bytes")),
                        PoolCommands::info),
                Command.of(
                        syntax("pool-dumpxml", "pool information in XML", "Prints the pool as libvirt pool XML.")
                                .with(XML_FLAGS.options())
                                .with(XmlOptions.options()),
                        (arguments, place) -> {
                            String xml = PoolArgument.find(arguments, place).xml(XML_FLAGS.read(arguments));
                            place.output().text(XmlOptions.select(arguments, xml, xml));
                        }),
                converter("pool-name", "convert a pool UUID to pool name", By.UUID, StoragePool::name),
                converter(
                        "pool-uuid",
                        "convert a pool name to pool UUID",
                        By.NAME,
                        pool -> uuid(pool.identity()).toString()),
                Command.of(
                        syntax("pool-refresh", "refresh a pool", "Has the host look at the storage anew."),
                        PoolCommands::refresh),
                Command.of(
                        syntax(
                                "pool-autostart",
                                "autostart a pool",
                                "Has a pool start with the host.",
                                OptionSyntax.flag("disable", "disable autostarting")),
                        PoolCommands::autostart));
    }

    private static CommandSyntax syntax(String name, String summary, String description, OptionSyntax... options) {
        return CommandSyntax.of(name, CommandGroup.POOL, summary, description, PoolArgument.required())
                .with(List.of(options));
    }

    private static Command converter(String name, String summary, By way, Function<StoragePool, String> answer) {
        return Command.of(syntax(name, summary, ""), (arguments, place) -> {
            StoragePool pool = PoolArgument.find(PoolArgument.typed(arguments), place, EnumSet.of(way));
            place.output().line(place.output().name(answer.apply(pool)));
        });
    }

    private static void info(Arguments arguments, Workplace place) {
        StoragePool pool = PoolArgument.find(arguments, place);
        Output output = place.output();
        output.field(LABEL, "Name:", output.name(pool.name()));
        output.field(LABEL, "UUID:", uuid(pool.identity()).toString());
        StoragePoolInfo info = pool.info();
        output.field(LABEL, "State:", info.state().libvirtName());
        output.field(LABEL, "Persistent:", Output.yesOrNo(pool.isPersistent()));
        output.field(LABEL, "Autostart:", Output.yesOrNo(pool.autostart()));
        if (hasSizes(info)) {
            Function<Long, String> size = arguments.has("bytes") ? bytes -> Long.toString(bytes) : SizeWords::of;
            output.field(LABEL, "Capacity:", size.apply(info.capacity()));
            output.field(LABEL, "Allocation:", size.apply(info.allocation()));
            output.field(LABEL, "Available:", size.apply(info.available()));
        }
    }

    private static void refresh(Arguments arguments, Workplace place) {
        StoragePool pool = PoolArgument.find(arguments, place);
        String name = PoolArgument.typed(arguments);
        change("Failed to refresh pool " + name, pool::refresh);
        place.output().remark("Pool " + name + " refreshed");
    }

    private static void autostart(Arguments arguments, Workplace place) {
        StoragePool pool = PoolArgument.find(arguments, place);
        String name = PoolArgument.typed(arguments);
        boolean wanted = !arguments.has("disable");
        String mark = wanted ? "mark" : "unmark";
        change("failed to " + mark + " pool " + name + " as autostarted", () -> pool.setAutostart(wanted));
        place.output().remark("Pool " + name + " " + mark + "ed as autostarted");
    }

    private static void change(String failure, Runnable change) {
        try {
            change.run();
        } catch (HypervisorException e) {
            throw new CommandFailure(failure, e);
        }
    }

    /** Returns the UUID, all zeros where there is none. */
    static UUID uuid(StoragePoolIdentity identity) {
        return identity.uuid().orElse(UNKNOWN);
    }

    /** Tells whether sizes mean anything in the state that the pool is in. */
    static boolean hasSizes(StoragePoolInfo info) {
        return info.state() == PoolState.RUNNING || info.state() == PoolState.DEGRADED;
    }
}
