// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.List;

/** All commands there are. */
public final class Commands {
    private Commands() {}

    /** Returns the commands, in the order of the help. */
    public static List<Command> all() {
        return List.of(
                DeviceChange.attach(),
                new Autostart(),
                new ChangeMedia(),
                new Create(),
                new Define(),
                new Desc(),
                new Destroy(),
                DeviceChange.detach(),
                new DomJobAbort(),
                new DomJobInfo(),
                new DomXmlFromNative(),
                new DomXmlToNative(),
                new DumpXml(),
                new MemTune(),
                new Reboot(),
                new Reset(),
                new Resume(),
                new SchedInfo(),
                new ScreenshotCommand(),
                new SetMaxMem(),
                new SetMem(),
                new SetVcpus(),
                new Shutdown(),
                new Start(),
                new Suspend(),
                new Undefine(),
                DeviceChange.update(),
                new VcpuCounts(),
                new DomHostname(),
                new DomId(),
                new DomIfAddr(),
                new DomInfo(),
                new DomName(),
                new DomState(),
                new DomUuid(),
                new ListDomains(),
                new SnapshotCreate(),
                new SnapshotCreateAs(),
                new SnapshotCurrent(),
                new SnapshotDelete(),
                new SnapshotDumpXml(),
                new SnapshotInfoCommand(),
                new SnapshotList(),
                new SnapshotParent(),
                new SnapshotRevert(),
                new CapabilitiesCommand(),
                new FreeCell(),
                new Hostname(),
                new MaxVcpus(),
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
