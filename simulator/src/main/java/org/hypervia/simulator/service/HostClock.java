// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The {@code HostDateTimeSystem}. Setting it moves what it tells, and no other time of the simulator. */
public final class HostClock extends Node {
    private static final DataObject UTC = DataObject.of("HostDateTimeSystemTimeZone")
            .set("key", "UTC")
            .set("name", "UTC")
            .set("description", "UTC")
            .set("gmtOffset", 0)
            .build();

    private DataObject ntp =
            DataObject.of("HostNtpConfig").set("server", List.of()).build();
    private Duration ahead = Duration.ZERO;

    /** A clock that goes with the simulator's. */
    public HostClock(Inventory inventory, Ref ref) {
        super(inventory, ref);
    }

    /** What it tells. */
    public Instant now() {
        return inventory().now().plus(ahead);
    }

    /** Sets it. */
    public void set(Instant time) {
        ahead = Duration.between(inventory().now(), time);
    }

    /** Changes where the time comes from. */
    public void configure(DataObject wanted) {
        if (wanted.get("timeZone") instanceof String zone && !zone.equals("UTC")) {
            throw Faults.invalidArgument("config.timeZone");
        }
        if (wanted.get("ntpConfig") instanceof DataObject servers) {
            ntp = servers;
        }
        touch();
    }

    /** The time zones there are. */
    public static List<DataObject> zones() {
        return List.of(UTC);
    }

    @Override
    protected @Nullable Object property(String name) {
        return name.equals("dateTimeInfo")
                ? DataObject.of("HostDateTimeInfo")
                        .set("timeZone", UTC)
                        .set("systemClockProtocol", "ntp")
                        .set("ntpConfig", ntp)
                        .set("enabled", true)
                        .build()
                : null;
    }
}
