// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.xml.ElementText;

/** The options of {@code attach-disk} as a disk of domain XML. What they mean is for the hypervisor to say. */
final class DiskXml {
    // Of what the operating system tells about a file.
    private static final int TYPE_OF_FILE = 0170000;
    private static final int BLOCK_DEVICE = 0060000;

    private static final String NETWORK = "network";
    private static final String PROTOCOL = "source-protocol";
    private static final String HOST = "source-host-name";
    private static final String TRANSPORT = "source-host-transport";
    private static final String SOCKET = "source-host-socket";

    private DiskXml() {}

    static List<OptionSyntax> options() {
        return List.of(
                OptionSyntax.namedText("targetbus", "target bus of disk device"),
                OptionSyntax.namedText("driver", "driver of disk device"),
                OptionSyntax.namedText("subdriver", "subdriver of disk device"),
                OptionSyntax.namedText("iothread", "IOThread to be used by supported device"),
                OptionSyntax.namedText("cache", "cache mode of disk device"),
                OptionSyntax.namedText("io", "io policy of disk device"),
                OptionSyntax.namedText("type", "target device type"),
                OptionSyntax.namedText("mode", "mode of device reading and writing")
                        .taking("readonly", "shareable"),
                OptionSyntax.namedText("sourcetype", "type of source").taking("block", "file", NETWORK),
                OptionSyntax.namedText("serial", "serial of disk device"),
                OptionSyntax.namedText("wwn", "wwn of disk device"),
                OptionSyntax.namedText("alias", "custom alias name of disk device"),
                OptionSyntax.flag("rawio", "needs rawio capability"),
                OptionSyntax.namedText("address", "address of disk device"),
                OptionSyntax.flag("multifunction", "use multifunction pci under specified address"),
                OptionSyntax.namedText(PROTOCOL, "protocol used by disk device source"),
                OptionSyntax.namedText(HOST, "host name for source of disk device"),
                OptionSyntax.namedText(TRANSPORT, "host transport for source of disk device"),
                OptionSyntax.namedText(SOCKET, "host socket for source of disk device"),
                OptionSyntax.namedText("throttle-groups", "comma separated list of throttle groups to be applied"));
    }

    /**
     * Returns the disk.
     *
     * @throws CommandFailure if the options make none
     */
    static String of(Arguments arguments) {
        arguments.requires(HOST, PROTOCOL);
        arguments.requires(TRANSPORT, PROTOCOL);
        arguments.requires(SOCKET, TRANSPORT);
        String type = sourceType(arguments);
        String target = arguments.required("target");
        ElementText disk = new ElementText("disk")
                .with("type", type)
                .with("device", arguments.text("type"))
                .with("rawio", Optional.of("yes").filter(yes -> arguments.has("rawio")));
        disk.addUnlessEmpty(new ElementText("driver")
                .with("name", arguments.text("driver"))
                .with("type", arguments.text("subdriver"))
                .with("iothread", arguments.text("iothread"))
                .with("cache", arguments.text("cache"))
                .with("io", arguments.text("io")));
        disk.add(source(arguments, type));
        disk.add(new ElementText("target").with("dev", target).with("bus", arguments.text("targetbus")));
        arguments.text("mode").ifPresent(mode -> disk.add(new ElementText(mode(mode))));
        disk.add("serial", arguments.text("serial"));
        arguments.text("alias").ifPresent(name -> disk.add(new ElementText("alias").with("name", name)));
        disk.add("wwn", arguments.text("wwn"));
        arguments
                .text("address")
                .ifPresent(address -> disk.add(DiskAddress.element(address, target, arguments.has("multifunction"))));
        arguments.text("throttle-groups").ifPresent(groups -> disk.add(throttle(groups)));
        return disk.toString();
    }

    private static String mode(String word) {
        if (!word.equals("readonly") && !word.equals("shareable")) {
            throw new CommandFailure("No support for " + word + " in command 'attach-disk'");
        }
        return word;
    }

    private static String sourceType(Arguments arguments) {
        boolean remote = arguments.has(PROTOCOL);
        String type = arguments
                .text("sourcetype")
                .orElseGet(() -> remote ? NETWORK : isBlockDevice(source(arguments)) ? "block" : "file");
        if (!List.of("block", "file", NETWORK).contains(type)) {
            throw new CommandFailure("Unknown source type: '" + type + "'");
        }
        if (remote != type.equals(NETWORK)) {
            throw new CommandFailure("--" + PROTOCOL + " option requires --sourcetype network");
        }
        return type;
    }

    /** An empty source is one too: a drive without a medium. */
    private static String source(Arguments arguments) {
        return arguments.all("source").get(0);
    }

    /** A device of this machine, which mostly is the domain's host too when it is named by its path. */
    private static boolean isBlockDevice(String source) {
        try {
            int mode = (int) Files.getAttribute(Path.of(source), "unix:mode");
            return (mode & TYPE_OF_FILE) == BLOCK_DEVICE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static ElementText source(Arguments arguments, String type) {
        String name = source(arguments);
        ElementText source = new ElementText("source");
        switch (type) {
            case NETWORK -> source.with("protocol", arguments.text(PROTOCOL)).with("name", name);
            case "block" -> source.with("dev", name);
            default -> source.with("file", name);
        }
        ElementText host = new ElementText("host").with("transport", arguments.text(TRANSPORT));
        arguments.text(HOST).ifPresent(typed -> {
            int colon = typed.startsWith("[") ? typed.indexOf("]:") + 1 : typed.indexOf(':');
            host.with("name", colon > 0 ? typed.substring(0, colon) : typed);
            host.with("port", Optional.of(typed).filter(any -> colon > 0).map(any -> any.substring(colon + 1)));
        });
        return source.addUnlessEmpty(host.with("socket", arguments.text(SOCKET)));
    }

    private static ElementText throttle(String groups) {
        ElementText filters = new ElementText("throttlefilters");
        for (String group : groups.split(",", -1)) {
            filters.add(new ElementText("throttlefilter").with("group", group));
        }
        return filters;
    }
}
