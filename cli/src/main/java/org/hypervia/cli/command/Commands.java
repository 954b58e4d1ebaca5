// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.List;

/** All commands there are. */
public final class Commands {
    private Commands() {}

    /** Returns the commands, in the order of the help. */
    public static List<Command> all() {
        return List.of(
                new Destroy(),
                new DomXmlFromNative(),
                new DomXmlToNative(),
                new DumpXml(),
                new Reboot(),
                new Resume(),
                new Shutdown(),
                new Start(),
                new Suspend(),
                new DomId(),
                new DomInfo(),
                new DomName(),
                new DomState(),
                new DomUuid(),
                new ListDomains(),
                new FreeCell(),
                new Hostname(),
                new NodeInfoCommand(),
                new UriCommand(),
                new Version(),
                new Completion(),
                new Convert(),
                new Help(),
                new Providers(),
                new Simulate());
    }
}
