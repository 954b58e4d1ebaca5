// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.Networks;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The option {@code --network}: which network is meant. */
public final class NetworkArgument {
    /** By what a network may be named. */
    public enum By {
        /** Libvirt's UUID. */
        UUID,
        /** The exact name. */
        NAME
    }

    private static final String OPTION = "network";

    private NetworkArgument() {}

    public static OptionSyntax option() {
        return option("network name or uuid");
    }

    public static OptionSyntax option(String description) {
        return OptionSyntax.required(OPTION, description);
    }

    /** Returns what was typed. */
    public static String typed(Arguments arguments) {
        return arguments.required(OPTION);
    }

    /** Finds the network by UUID or name. */
    public static Network find(Arguments arguments, Workplace place) {
        return find(arguments, place, Set.of(By.values()));
    }

    /**
     * Finds the network.
     *
     * @throws org.hypervia.cli.output.CommandFailure if there is none, or if the host could not be asked
     */
    public static Network find(Arguments arguments, Workplace place, Set<By> ways) {
        String typed = typed(arguments);
        Networks networks = place.hypervisor().networks();
        NamedObject<Network> search =
                new NamedObject<>("failed to get network '" + typed + "'", Set.of(ErrorCode.NO_NETWORK));
        if (ways.contains(By.UUID)) {
            NamedObject.uuid(typed).ifPresent(uuid -> search.or(() -> networks.byUuid(uuid)));
        }
        if (ways.contains(By.NAME)) {
            search.or(() -> networks.byName(typed));
        }
        return search.get();
    }
}
