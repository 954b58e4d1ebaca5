// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainInfo;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;

/** A domain of {@link TestProvider}. Its reference is its place in the list. */
public final class TestDomain {
    final String ref;
    final String name;
    final UUID uuid;
    final String title;
    int id;
    DomainState state;
    int vcpus = 1;
    long maxMemory = 1_048_576;
    long memory = 1_048_576;
    Duration cpuTime = Duration.ZERO;
    boolean persistent = true;
    boolean autostart;
    boolean saved;
    Reading<DomainPlacement> placement = Reading.unset();
    boolean snapshot;
    int reason;
    String xml = "";

    TestDomain(int place, String name, UUID uuid, DomainState state, String title) {
        this.ref = "d" + place;
        this.name = name;
        this.uuid = uuid;
        this.state = state;
        this.title = title;
    }

    public TestDomain vcpus(int count) {
        vcpus = count;
        return this;
    }

    public TestDomain memory(long mostKibibytes, long kibibytes) {
        maxMemory = mostKibibytes;
        memory = kibibytes;
        return this;
    }

    public TestDomain cpuTime(Duration time) {
        cpuTime = time;
        return this;
    }

    public TestDomain autostart() {
        autostart = true;
        return this;
    }

    public TestDomain saved() {
        saved = true;
        return this;
    }

    public TestDomain snapshot() {
        snapshot = true;
        return this;
    }

    public TestDomain gone() {
        persistent = false;
        return this;
    }

    public TestDomain reason(int number) {
        reason = number;
        return this;
    }

    public TestDomain placed(DomainPlacement where) {
        placement = Reading.of(where);
        return this;
    }

    public TestDomain xml(String text) {
        xml = text;
        return this;
    }

    /** Unlike {@link DomainState#isActive()} libvirt's test driver lets a crashed domain keep its number. */
    boolean isActive() {
        return state != DomainState.SHUTOFF;
    }

    OptionalInt id() {
        return isActive() ? OptionalInt.of(id) : OptionalInt.empty();
    }

    DomainSummary summary() {
        return new DomainSummary(
                new DomainIdentity(ref, name, Reading.of(uuid), Reading.unset()),
                id(),
                state,
                Reading.of(MemorySize.ofKibibytes(maxMemory)),
                Reading.of(MemorySize.ofKibibytes(memory)),
                Reading.of(vcpus),
                Reading.of(snapshot),
                title.isEmpty() ? Reading.unset() : Reading.of(title),
                placement);
    }

    DomainInfo info() {
        return new DomainInfo(state, MemorySize.ofKibibytes(maxMemory), MemorySize.ofKibibytes(memory), vcpus, cpuTime);
    }
}
