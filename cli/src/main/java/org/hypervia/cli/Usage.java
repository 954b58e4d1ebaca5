// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.HelpText;

/** The text of {@code --help}. */
final class Usage {
    private static final String OPTIONS = """

            hypervia [options]... [<command_string>]
            hypervia [options]... <command> [args...]

              options:
                -c | --connect=URI      hypervisor connection URI
                     --provider=NAME    which provider serves it (see: hypervia providers)
                     --password-file=FILE
                                        read the password from the first line of a file,
                                        whatever auth.conf says
                     --no-prompt        never ask for anything on the terminal
                -r | --readonly         connect readonly
                -q | --quiet            quiet mode
                -t | --timing           print timing information
                     --debug            print the log and, for failures, stack traces
                -h | --help             this help
                -v                      short version
                -V                      long version
                     --version[=TYPE]   version, TYPE is short or long (default short)

              environment:
                HYPERVIA_DEFAULT_URI    where to connect to without -c; next come
                                        VIRSH_DEFAULT_CONNECT_URI, LIBVIRT_DEFAULT_URI,
                                        uri_default in ~/.config/hypervia/hypervia.conf,
                                        that in libvirt.conf, and an embedded simulator
                                        (sim:///); uri_aliases of these files are names
                                        of URIs
                LIBVIRT_AUTH_FILE       libvirt's auth.conf with users and passwords
                HYPERVIA_USER, HYPERVIA_PASSWORD, HYPERVIA_PASSWORD_FILE
                                        what is used where auth.conf does not say, for
                                        the host of the URI only; for the vCenter of an
                                        ESX host there are HYPERVIA_VCENTER_USER,
                                        HYPERVIA_VCENTER_PASSWORD and
                                        HYPERVIA_VCENTER_PASSWORD_FILE

              commands:

            """;

    private Usage() {}

    static String text(List<Command> commands) {
        List<CommandSyntax> all = commands.stream().map(Command::syntax).toList();
        return OPTIONS
                + Arrays.stream(CommandGroup.values())
                        .map(group -> HelpText.of(group, all))
                        .collect(Collectors.joining())
                + "  (specify help <group> for details about the commands in the group)\n"
                + "\n  (specify help <command> for details about the command)\n\n";
    }
}
