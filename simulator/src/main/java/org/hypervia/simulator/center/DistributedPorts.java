// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.List;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.PlainEntity;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A port group of a distributed switch: for clients to read, and for cards of machines to be on.
 *
 * @param group the port group; its id is its key
 * @param name the name
 * @param switchRef the switch
 * @param switchName the switch's name
 * @param switchUuid the switch's uuid, sixteen bytes in hex with blanks and a dash between them
 */
public record DistributedPorts(Ref group, String name, Ref switchRef, String switchName, String switchUuid) {
    /** Adds the port group, and the switch unless it is there; returns the switch when it is new. */
    @Nullable
    PlainEntity addTo(Inventory inventory, Ref folder) {
        inventory.add(new PlainEntity(inventory, group, folder, name)
                .with("key", group::id)
                .with("config", this::config)
                .with("summary", this::summary)
                .with("portKeys", () -> List.of("0", "1", "2", "3", "4", "5", "6", "7"))
                .withList("vm"));
        if (inventory.find(switchRef) != null) {
            inventory.get(switchRef, PlainEntity.class).add("portgroup", group);
            return null;
        }
        PlainEntity above = new PlainEntity(inventory, switchRef, folder, switchName)
                .with("uuid", this::switchUuid)
                .with("summary", this::switchSummary)
                .withList("portgroup");
        inventory.add(above);
        above.add("portgroup", group);
        return above;
    }

    private DataObject summary() {
        return DataObject.of("NetworkSummary")
                .set("network", group)
                .set("name", name)
                .set("accessible", true)
                .set("ipPoolName", "")
                .build();
    }

    private DataObject config() {
        return DataObject.of("DVPortgroupConfigInfo")
                .set("key", group.id())
                .set("name", name)
                .set("numPorts", 8)
                .set("distributedVirtualSwitch", switchRef)
                .set("type", "earlyBinding")
                .set(
                        "policy",
                        DataObject.of("DVPortgroupPolicy")
                                .set("blockOverrideAllowed", true)
                                .set("shapingOverrideAllowed", false)
                                .set("vendorConfigOverrideAllowed", false)
                                .set("livePortMovingAllowed", false)
                                .set("portConfigResetAtDisconnect", true))
                .build();
    }

    private DataObject switchSummary() {
        return DataObject.of("DVSSummary")
                .set("name", switchName)
                .set("uuid", switchUuid)
                .set("numPorts", 8)
                .build();
    }
}
