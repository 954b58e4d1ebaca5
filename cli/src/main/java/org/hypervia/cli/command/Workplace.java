// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.List;
import java.util.function.Supplier;
import org.hypervia.api.CallOptions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.cli.connection.Connection;
import org.hypervia.cli.output.Output;

/**
 * What commands work with.
 *
 * @param output where results go
 * @param connection the connection of this command line
 * @param hypervisors the way in, for what needs no connection
 * @param commands all commands, for the help
 * @param version the version of this program
 * @param options what calls on the connection do differently
 */
public record Workplace(
        Output output,
        Connection connection,
        Supplier<Hypervisors> hypervisors,
        List<Command> commands,
        String version,
        CallOptions options) {
    /** Returns the open connection. */
    public Hypervisor hypervisor() {
        return connection.hypervisor().with(options);
    }

    /** Returns the same place with other options for the calls. */
    public Workplace with(CallOptions others) {
        return new Workplace(output, connection, hypervisors, commands, version, others);
    }
}
