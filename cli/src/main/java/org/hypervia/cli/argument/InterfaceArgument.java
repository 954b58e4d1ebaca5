// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.Set;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.HostInterfaces;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The option {@code --interface}: which interface of the host is meant. */
public final class InterfaceArgument {
    /** By what an interface may be named. */
    public enum By {
        /** The exact name. */
        NAME,
        /** The MAC address. */
        MAC
    }

    private static final String OPTION = "interface";

    /** What looks like an address is never taken for a name, as virsh has it. */
    private static final Pattern MAC = Pattern.compile("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2}){5}");

    private InterfaceArgument() {}

    public static OptionSyntax option(String description) {
        return OptionSyntax.required(OPTION, description);
    }

    /**
     * Finds the interface.
     *
     * @throws org.hypervia.cli.output.CommandFailure if there is none, or if the host could not be asked
     */
    public static HostInterface find(Arguments arguments, Workplace place, Set<By> ways) {
        String typed = arguments.required(OPTION);
        HostInterfaces interfaces = place.hypervisor().hostInterfaces();
        NamedObject<HostInterface> search =
                new NamedObject<>("failed to get interface '" + typed + "'", Set.of(ErrorCode.NO_INTERFACE));
        boolean mac = MAC.matcher(typed).matches();
        if (mac && ways.contains(By.MAC)) {
            search.or(() -> interfaces.byMac(typed));
        }
        if (!mac && ways.contains(By.NAME)) {
            search.or(() -> interfaces.byName(typed));
        }
        return search.get();
    }
}
