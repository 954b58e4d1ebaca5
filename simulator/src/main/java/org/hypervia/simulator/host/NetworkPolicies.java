// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import org.hypervia.simulator.value.DataObject;
import org.jspecify.annotations.Nullable;

/** What holds for the traffic of a switch or a port group. */
final class NetworkPolicies {
    private NetworkPolicies() {}

    /** What holds where nobody has said anything. */
    static DataObject standard() {
        return DataObject.of("HostNetworkPolicy")
                .set(
                        "security",
                        DataObject.of("HostNetworkSecurityPolicy")
                                .set("allowPromiscuous", false)
                                .set("macChanges", false)
                                .set("forgedTransmits", false))
                .set(
                        "shapingPolicy",
                        DataObject.of("HostNetworkTrafficShapingPolicy").set("enabled", false))
                .build();
    }

    /** A policy with what another one says in its place. */
    static DataObject over(DataObject base, @Nullable Object more) {
        if (!(more instanceof DataObject own)) {
            return base;
        }
        DataObject.Builder merged = DataObject.of(base.type());
        base.fields().forEach(merged::set);
        own.fields().forEach((name, value) -> {
            Object under = base.get(name);
            merged.set(
                    name,
                    under instanceof DataObject inner && value instanceof DataObject ? over(inner, value) : value);
        });
        return merged.build();
    }
}
