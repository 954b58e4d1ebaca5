// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrateParameter;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.cli.argument.ConfigFiles;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.LongCall;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands that move a domain: virsh's {@code migrate}, and {@code relocate} of our own within one connection. */
final class MigrateCommands {
    private static final FlagOptions<MigrateFlag> FLAGS = FlagOptions.of("live", MigrateFlag.LIVE, "live migration")
            .and("offline", MigrateFlag.OFFLINE, "offline migration")
            .and("p2p", MigrateFlag.PEER2PEER, "peer-2-peer migration")
            .and("tunnelled", MigrateFlag.TUNNELLED, "tunnelled migration")
            .and("persistent", MigrateFlag.PERSIST_DEST, "persist VM on destination")
            .and("undefinesource", MigrateFlag.UNDEFINE_SOURCE, "undefine VM on source")
            .and("suspend", MigrateFlag.PAUSED, "do not restart the domain on the destination host")
            .and("copy-storage-all", MigrateFlag.NON_SHARED_DISK, "take all disks along")
            .and("copy-storage-inc", MigrateFlag.NON_SHARED_INC, "take along what the destination lacks of the disks")
            .and(
                    "copy-storage-synchronous-writes",
                    MigrateFlag.NON_SHARED_SYNCHRONOUS_WRITES,
                    "write to the disks of both sides at once")
            .and("change-protection", MigrateFlag.CHANGE_PROTECTION, "prevent any changes until migration ends")
            .and("unsafe", MigrateFlag.UNSAFE, "force migration even if it may be unsafe")
            .and("compressed", MigrateFlag.COMPRESSED, "compress repeated pages during live migration")
            .and("auto-converge", MigrateFlag.AUTO_CONVERGE, "force convergence during live migration")
            .and("rdma-pin-all", MigrateFlag.RDMA_PIN_ALL, "pin all memory before starting RDMA live migration")
            .and("abort-on-error", MigrateFlag.ABORT_ON_ERROR, "abort on soft errors during migration")
            .and("postcopy", MigrateFlag.POSTCOPY, "enable post-copy migration")
            .and("postcopy-resume", MigrateFlag.POSTCOPY_RESUME, "resume failed post-copy migration")
            .and("zerocopy", MigrateFlag.ZEROCOPY, "use zero-copy mechanism for migrating memory pages")
            .and("tls", MigrateFlag.TLS, "use TLS for migration")
            .and("parallel", MigrateFlag.PARALLEL, "enable parallel migration");

    private static final Map<String, MigrateParameter> TEXTS = new TreeMap<>(Map.of(
            "migrateuri", MigrateParameter.MIGRATE_URI,
            "graphicsuri", MigrateParameter.GRAPHICS_URI,
            "listen-address", MigrateParameter.LISTEN_ADDRESS,
            "dname", MigrateParameter.DESTINATION_NAME,
            "disks-uri", MigrateParameter.DISKS_URI,
            "tls-destination", MigrateParameter.TLS_DESTINATION));

    private static final Map<String, MigrateParameter> LISTS = new TreeMap<>(
            Map.of("migrate-disks", MigrateParameter.MIGRATE_DISKS, "comp-methods", MigrateParameter.COMPRESSION));

    private static final Map<String, MigrateParameter> FILES = new TreeMap<>(
            Map.of("xml", MigrateParameter.DESTINATION_XML, "persistent-xml", MigrateParameter.PERSISTENT_XML));

    private static final Map<String, MigrateParameter> NUMBERS = new TreeMap<>(Map.ofEntries(
            Map.entry("disks-port", MigrateParameter.DISKS_PORT),
            Map.entry("comp-mt-level", MigrateParameter.COMPRESSION_MT_LEVEL),
            Map.entry("comp-mt-threads", MigrateParameter.COMPRESSION_MT_THREADS),
            Map.entry("comp-mt-dthreads", MigrateParameter.COMPRESSION_MT_DTHREADS),
            Map.entry("comp-xbzrle-cache", MigrateParameter.COMPRESSION_XBZRLE_CACHE),
            Map.entry("auto-converge-initial", MigrateParameter.AUTO_CONVERGE_INITIAL),
            Map.entry("auto-converge-increment", MigrateParameter.AUTO_CONVERGE_INCREMENT),
            Map.entry("postcopy-bandwidth", MigrateParameter.BANDWIDTH_POSTCOPY),
            Map.entry("parallel-connections", MigrateParameter.PARALLEL_CONNECTIONS),
            Map.entry("bandwidth", MigrateParameter.BANDWIDTH)));

    /** Options for which there is no call in the API. */
    private static final List<String> LACKING = List.of("direct", "postcopy-after-precopy", "timeout-postcopy");

    private static final List<OptionSyntax> PLACE = List.of(
            OptionSyntax.namedText("dest-host", "host of the destination, by name or path"),
            OptionSyntax.namedText("dest-resource-pool", "resource pool there, by name or path"),
            OptionSyntax.namedText("dest-storage-pool", "storage pool to which all files go"));

    private MigrateCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "migrate",
                                        CommandGroup.DOMAIN,
                                        "migrate domain to another host",
                                        "Migrate domain to another host.  Add --live for live migration.",
                                        DomainArgument.option(),
                                        OptionSyntax.required("desturi", "connection URI of the destination host"))
                                .with(FLAGS.options())
                                .with(moreOptions())
                                .with(PLACE),
                        MigrateCommands::migrate),
                Command.of(
                        CommandSyntax.of(
                                        "relocate",
                                        CommandGroup.DOMAIN,
                                        "move domain within its connection",
                                        "Moves a domain to another host of its vCenter, to other storage, or both.",
                                        DomainArgument.option())
                                .with(PLACE),
                        MigrateCommands::relocate));
    }

    private static List<OptionSyntax> moreOptions() {
        List<OptionSyntax> options = new ArrayList<>(List.of(
                OptionSyntax.flag("direct", "direct migration; not supported"),
                OptionSyntax.flag("verbose", "display the progress of migration"),
                OptionSyntax.flag("postcopy-after-precopy", "switch to post-copy by itself; not supported"),
                OptionSyntax.text("migrateuri", "migration URI, usually can be omitted"),
                OptionSyntax.text("graphicsuri", "graphics URI for seamless graphics migration"),
                OptionSyntax.text("listen-address", "listen address of the destination"),
                OptionSyntax.text("dname", "rename to new name during migration (if supported)"),
                OptionSyntax.number("timeout", "run the action of a --timeout-* option after so many seconds"),
                OptionSyntax.flag("timeout-suspend", "suspend the guest after timeout"),
                OptionSyntax.flag("timeout-postcopy", "switch to post-copy after timeout; not supported"),
                OptionSyntax.text("xml", "filename containing updated XML for the target"),
                OptionSyntax.text("migrate-disks", "comma separated list of disks to be migrated"),
                OptionSyntax.number("disks-port", "port to use by target server for incoming disks migration"),
                OptionSyntax.text("disks-uri", "URI to use for disks migration"),
                OptionSyntax.text("comp-methods", "comma separated list of compression methods"),
                OptionSyntax.text("persistent-xml", "filename containing persistent XML for the target"),
                OptionSyntax.text("tls-destination", "destination host name for TLS verification")));
        NUMBERS.forEach((option, parameter) -> {
            if (!option.equals("disks-port")) {
                options.add(OptionSyntax.number(option, "libvirt's " + parameter.libvirtName()));
            }
        });
        return options;
    }

    private static void migrate(Arguments arguments, Workplace place) {
        check(arguments);
        try (LongCall call = LongCall.ofWork(place, "Migrating " + DomainArgument.typed(arguments))) {
            MigrateOptions options = options(arguments, place);
            Domain domain = DomainArgument.find(arguments, call.place());
            Hypervisor destination = place.connection().another(arguments.required("desturi"));
            OptionalInt timeout = arguments.number("timeout");
            SuspensionTimer.of(domain, timeout, place.output())
                    .during(() -> place.connection().cancellable(() -> domain.migrate(destination.domains(), options)));
        }
    }

    private static void relocate(Arguments arguments, Workplace place) {
        try (LongCall call = LongCall.ofWork(place, "Moving " + DomainArgument.typed(arguments))) {
            Domain domain = DomainArgument.find(arguments, call.place());
            MigrateOptions options = telling(MigrateOptions.defaults().to(target(arguments)), place);
            place.connection()
                    .cancellable(() -> options.target().equals(MigrationTarget.any())
                            ? domain.relocate(options.target())
                            : domain.migrate(place.hypervisor().domains(), options));
        }
    }

    /** What virsh refuses before it asks anybody, in its words. */
    private static void check(Arguments arguments) {
        arguments.exclusive("live", "offline");
        arguments.exclusive("timeout-suspend", "timeout-postcopy");
        arguments.exclusive("copy-storage-all", "copy-storage-inc");
        arguments.requires("timeout-suspend", "timeout");
        arguments.requires("timeout-postcopy", "timeout");
        arguments.requires("timeout-postcopy", "postcopy");
        arguments.requires("postcopy-after-precopy", "postcopy");
        arguments.requires("postcopy-resume", "postcopy");
        arguments.requires("persistent-xml", "persistent");
        arguments.requires("tls-destination", "tls");
        arguments.requires("parallel-connections", "parallel");
        OptionalInt timeout = arguments.number("timeout");
        if (timeout.isPresent() && !arguments.has("live")) {
            throw new UsageException("migrate: Unexpected timeout for offline migration");
        }
        if (timeout.isPresent() && timeout.getAsInt() < 1) {
            throw new UsageException("migrate: Invalid timeout");
        }
        for (String option : LACKING) {
            if (arguments.has(option)) {
                throw new HypervisorException(ErrorCode.NO_SUPPORT, "leave out --" + option);
            }
        }
    }

    private static MigrateOptions options(Arguments arguments, Workplace place) {
        MigrateOptions options = MigrateOptions.defaults().flags(FLAGS.read(arguments));
        for (Map.Entry<String, MigrateParameter> option : TEXTS.entrySet()) {
            Optional<String> text = arguments.text(option.getKey());
            options = text.isPresent() ? options.with(option.getValue(), text.get()) : options;
        }
        for (Map.Entry<String, MigrateParameter> option : LISTS.entrySet()) {
            Optional<String> text = arguments.text(option.getKey());
            options = text.isPresent()
                    ? options.with(option.getValue(), List.of(text.get().split(",", -1)))
                    : options;
        }
        for (Map.Entry<String, MigrateParameter> option : FILES.entrySet()) {
            Optional<String> text = arguments.text(option.getKey());
            options = text.isPresent() ? options.with(option.getValue(), ConfigFiles.readText(text.get())) : options;
        }
        for (Map.Entry<String, MigrateParameter> option : NUMBERS.entrySet()) {
            options = number(arguments, option.getKey(), option.getValue(), options);
        }
        return telling(options.to(target(arguments)), place);
    }

    private static MigrateOptions number(
            Arguments arguments, String option, MigrateParameter parameter, MigrateOptions options) {
        if (!arguments.has(option)) {
            return options;
        }
        long value = arguments.bytes(option).orElseThrow();
        if (parameter.kind() == MigrateParameter.Kind.INT && value > Integer.MAX_VALUE) {
            throw new UsageException(
                    "Numeric value '" + value + "' for <" + option + "> option is malformed or out of range");
        }
        return options.with(parameter, value);
    }

    private static MigrateOptions telling(MigrateOptions options, Workplace place) {
        return options.warnings(warning -> place.output().notice("the vCenter warns: " + warning.message()));
    }

    private static MigrationTarget target(Arguments arguments) {
        return new MigrationTarget(
                arguments.text("dest-host"), arguments.text("dest-resource-pool"), arguments.text("dest-storage-pool"));
    }
}
