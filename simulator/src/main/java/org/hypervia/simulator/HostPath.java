// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The path of a host in URIs: what is between the root and it, without the root and the folder that every datacenter has. */
final class HostPath {
    private HostPath() {}

    static String of(Center center, Host host) {
        List<String> names = new ArrayList<>();
        Ref hidden = center.of(host).hostFolder();
        Ref root = center.managers().rootFolder();
        // A host that stands alone is in something that has its name.
        @Nullable Ref above = center.resource(host).cluster() ? host.ref() : host.parent();
        while (above != null && !above.equals(root)) {
            Entity entity = center.inventory().get(above, Entity.class);
            if (!above.equals(hidden)) {
                names.add(plain(entity.name()));
            }
            above = entity.parent();
        }
        Collections.reverse(names);
        return names.stream().map(SimulatedEndpoint::encoded).collect(Collectors.joining("/"));
    }

    private static String plain(String shown) {
        return shown.replace("%2f", "/").replace("%5c", "\\").replace("%25", "%");
    }
}
