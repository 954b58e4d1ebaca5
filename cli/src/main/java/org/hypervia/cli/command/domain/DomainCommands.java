// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.stream.Stream;
import org.hypervia.cli.command.Command;

/** The commands that change a domain, or tell what can be changed. */
public final class DomainCommands {
    private DomainCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return Stream.of(
                        PowerCommands.all(),
                        DefinitionCommands.all(),
                        XmlCommands.all(),
                        DeviceCommands.all(),
                        DetachCommands.all(),
                        MemoryCommands.all(),
                        VcpuCommands.all(),
                        JobCommands.all(),
                        MigrateCommands.all(),
                        List.of(
                                new AttachDisk(),
                                new AttachInterface(),
                                new Start(),
                                new Autostart(),
                                new ChangeMedia(),
                                new Desc(),
                                new SchedInfo(),
                                new ScreenshotCommand()))
                .flatMap(List::stream)
                .toList();
    }
}
