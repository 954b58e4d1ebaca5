// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.PoolType;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePoolIdentity;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.value.ListCondition;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.storage.StoragePoolOperations;

/** The pools of a {@link TestHost}: {@code images}, which has all volumes, and {@code spare}, which is not started. */
record TestPools(TestHost host) implements StoragePoolOperations {
    static final String ACTIVE = "images";

    private static final long CAPACITY = 10L << 30;

    static StoragePoolIdentity pool(String name) {
        return new StoragePoolIdentity(name, name, Reading.of(new UUID(7, name.length())));
    }

    private static StoragePoolIdentity pool(String what, Predicate<String> wanted) {
        return List.of(ACTIVE, "spare").stream()
                .filter(wanted)
                .map(name -> TestPools.pool(name))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(ErrorCode.NO_STORAGE_POOL, "no pool with " + what));
    }

    @Override
    public Listing<StoragePoolSummary> list(Set<PoolCondition> conditions, Deadline deadline) {
        host.called("pools");
        return new Listing<>(
                List.of("spare", ACTIVE).stream()
                        .filter(name -> ListCondition.admits(
                                conditions, name.equals(ACTIVE) ? PoolCondition.ACTIVE : PoolCondition.INACTIVE))
                        .map(name -> new StoragePoolSummary(
                                pool(name), Reading.of(PoolType.DIR), Reading.of(info(name, deadline)), true, true))
                        .toList(),
                List.of());
    }

    @Override
    public StoragePoolIdentity byName(String name, Deadline deadline) {
        host.called("pool " + name);
        return pool("name " + name, name::equals);
    }

    @Override
    public StoragePoolIdentity byUuid(UUID uuid, Deadline deadline) {
        return pool("UUID " + uuid, name -> pool(name).uuid().equals(Reading.of(uuid)));
    }

    @Override
    public StoragePoolIdentity byTargetPath(String path, Deadline deadline) {
        return pool("path " + path, name -> path.equals("/" + name) || path.equals("[" + name + "]"));
    }

    @Override
    public StoragePoolInfo info(String ref, Deadline deadline) {
        return ref.equals(ACTIVE)
                ? new StoragePoolInfo(PoolState.RUNNING, CAPACITY, CAPACITY / 3, CAPACITY - CAPACITY / 3)
                : new StoragePoolInfo(PoolState.INACTIVE, 0, 0, 0);
    }

    @Override
    public String xml(String ref, Set<PoolXmlFlag> flags, Deadline deadline) {
        return "<pool type='dir'>\n  <name>" + ref + "</name>\n</pool>\n";
    }

    @Override
    public void refresh(String ref, Deadline deadline) {
        host.called("refresh " + ref);
    }

    @Override
    public boolean isActive(String ref, Deadline deadline) {
        return ref.equals(ACTIVE);
    }

    @Override
    public boolean isPersistent(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public boolean autostart(String ref, Deadline deadline) {
        return true;
    }

    @Override
    public void setAutostart(String ref, boolean autostart, Deadline deadline) {
        host.called("autostart " + ref + " " + autostart);
    }
}
