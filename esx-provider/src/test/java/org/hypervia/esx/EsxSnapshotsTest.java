// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.assertOneCallAndWait;
import static org.hypervia.esx.Simulated.costOf;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainSnapshots;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.TrafficCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EsxSnapshotsTest {
    private static final Set<SnapshotCreateFlag> PLAIN = Set.of();

    private final EsxSimulator host = Simulated.host(2);
    private final Hypervisor connection = Simulated.connect(host);
    private final SimulatedMachine machine = host.machine("web01");
    private final Domain domain = connection.domains().byName("web01");
    private final DomainSnapshots snapshots = domain.snapshots();

    @BeforeEach
    void run() {
        machine.state(MachineState.RUNNING);
    }

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private Snapshot take(String name, SnapshotCreateFlag... flags) {
        return snapshots.create(name, "about " + name, Set.of(flags));
    }

    private List<String> names() {
        return snapshots.list().stream().map(found -> found.info().name()).toList();
    }

    @Test
    void theConnectionSaysThatItCan() {
        assertThat(connection.capabilities()).contains(Capability.DOMAIN_SNAPSHOTS);
    }

    @Test
    void aDomainWithoutSnapshotsHasAnEmptyTreeAndNoCurrentOne() {
        assertThat(snapshots.tree()).isEmpty();
        assertThat(snapshots.list()).isEmpty();
        assertThat(snapshots.current()).isEmpty();
        assertFails(ErrorCode.NO_DOMAIN_SNAPSHOT, () -> snapshots.byName("base"))
                .contains("base", "web01");
    }

    @Test
    void aNewSnapshotTellsWhatItIs() {
        Snapshot base = take("base");
        Snapshot second = take("second", SnapshotCreateFlag.DISK_ONLY);

        assertThat(base.info().state()).isEqualTo(DomainState.RUNNING);
        assertThat(base.info().description()).isEqualTo("about base");
        assertThat(base.info().parent()).isEmpty();
        assertThat(base.info().current()).isTrue();
        assertThat(base.info().metadata()).isFalse();
        assertThat(Duration.between(base.info().created(), Instant.now()).abs()).isLessThan(Duration.ofHours(1));
        assertThat(second.info().state()).isEqualTo(DomainState.SHUTOFF);
        assertThat(second.info().parent()).contains(base.info().ref());
        assertThat(second.isCurrent()).isTrue();
        assertThat(base.isCurrent()).isFalse();
        assertThat(snapshots.current().orElseThrow().info().ref())
                .isEqualTo(second.info().ref());
    }

    @Test
    void theTreeKeepsOrderAndParents() {
        Snapshot base = take("base");
        take("left");
        take("left-left");
        base.revert(Set.of());
        take("right");

        assertThat(names()).containsExactly("base", "left", "left-left", "right");
        assertThat(snapshots.tree()).singleElement().satisfies(root -> {
            assertThat(root.children()).extracting(SnapshotInfo::name).containsExactly("left", "right");
            assertThat(root.walk().filter(SnapshotInfo::current))
                    .extracting(SnapshotInfo::name)
                    .containsExactly("right");
        });
        assertThat(base.children()).extracting(child -> child.info().name()).containsExactly("left", "right");
        assertThat(snapshots.byName("left-left").parent().orElseThrow().info().name())
                .isEqualTo("left");
    }

    @Test
    void theXmlIsLibvirtsWithTheDomainsUuid() {
        Snapshot base = take("base");
        Snapshot second = take("second");

        assertThat(second.xml())
                .isEqualTo("""
                <domainsnapshot>
                  <name>second</name>
                  <description>about second</description>
                  <state>running</state>
                  <parent>
                    <name>base</name>
                  </parent>
                  <creationTime>%d</creationTime>
                  <domain>
                    <uuid>%s</uuid>
                  </domain>
                </domainsnapshot>
                """.formatted(second.info().created().getEpochSecond(), machine.instanceUuid()));
        assertThat(base.xml()).doesNotContain("<parent>");
        try (Hypervisor old = Simulated.connect(host, "&compat=9.0")) {
            assertThat(old.domains().byName("web01").snapshots().byName("base").xml())
                    .contains("<uuid>" + machine.biosUuid() + "</uuid>");
        }
    }

    @Test
    void aTakenNameIsRefusedWhereverItIsInTheTree() {
        take("base");
        take("second");

        assertFails(ErrorCode.OPERATION_INVALID, () -> take("base")).contains("'base'");
        assertThat(names()).containsExactly("base", "second");
    }

    @Test
    void aSnapshotWithoutANameIsCalledByTheTime() {
        long before = Instant.now().getEpochSecond();

        Snapshot nameless = snapshots.create();
        Snapshot empty = connection
                .domains()
                .byName("db01")
                .snapshots()
                .createFromXml("<domainsnapshot/>", Set.of(SnapshotCreateFlag.NO_METADATA, SnapshotCreateFlag.ATOMIC));
        assertThat(Long.parseLong(nameless.info().name())).isBetween(before, before + 3600);
        assertThat(empty.info().name()).matches("\\d+");
    }

    @Test
    void namesGoToTheHostAndBackUnchanged() {
        String name = "a/b <c> & \"d\" 100% ü";

        assertThat(take(name).info().name()).isEqualTo(name);
        assertThat(snapshots.byName(name).xml()).contains("a/b &lt;c&gt; &amp;");
    }

    @ParameterizedTest
    @EnumSource(names = {"REDEFINE", "CURRENT", "HALT", "REUSE_EXT", "LIVE"})
    void flagsThatEsxDoesNotHaveAreRefusedBeforeAnythingIsAsked(SnapshotCreateFlag flag) {
        TrafficCounts cost = costOf(
                host,
                () -> assertFails(ErrorCode.INVALID_ARG, () -> take("base", flag))
                        .contains(flag.name()));

        assertThat(cost.total()).isZero();
    }

    @Test
    void noFlagIsKnownForGoingBack() {
        Snapshot base = take("base");

        EnumSet.allOf(SnapshotRevertFlag.class)
                .forEach(flag -> assertFails(ErrorCode.INVALID_ARG, () -> base.revert(Set.of(flag))));
        assertFails(ErrorCode.INVALID_ARG, () -> base.delete(Set.of(SnapshotDeleteFlag.CHILDREN_ONLY)));
    }

    @Test
    void validationRefusesWhatWouldBeSkipped() {
        String xml = "<domainsnapshot><name>s1</name><cookie/></domainsnapshot>";

        assertFails(
                        ErrorCode.XML_INVALID_SCHEMA,
                        () -> snapshots.createFromXml(xml, Set.of(SnapshotCreateFlag.VALIDATE)))
                .contains("domainsnapshot/cookie", "line 1");
        assertThat(snapshots.createFromXml(xml, PLAIN).info().name()).isEqualTo("s1");
    }

    @Test
    void singleDisksCannotBeChosen() {
        assertFails(
                ErrorCode.CONFIG_UNSUPPORTED,
                () -> snapshots.createFromXml(
                        "<domainsnapshot><disks><disk name='sda' snapshot='internal'/></disks></domainsnapshot>",
                        PLAIN));
    }

    @Test
    void goingBackRestoresThePowerState() {
        Snapshot running = take("running");
        Snapshot stopped = take("stopped", SnapshotCreateFlag.DISK_ONLY);

        stopped.revert(Set.of());
        assertThat(machine.state()).isEqualTo(MachineState.OFF);
        running.revert(Set.of());
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        assertThat(running.isCurrent()).isTrue();
    }

    @Test
    void startingRightAfterGoingBackKnowsTheNewState() {
        Snapshot stopped = take("stopped", SnapshotCreateFlag.DISK_ONLY);
        Domain fresh = connection.domains().byName("web01");
        stopped.revert(Set.of());

        fresh.start();

        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void deletingMovesChildrenUpOrTakesThemAlong() {
        Snapshot base = take("base");
        Snapshot second = take("second");
        take("third");

        second.delete(Set.of());
        assertThat(names()).containsExactly("base", "third");
        base.delete(Set.of(SnapshotDeleteFlag.METADATA_ONLY));
        assertThat(names()).containsExactly("base", "third");
        base.delete(Set.of(SnapshotDeleteFlag.CHILDREN));
        assertThat(names()).isEmpty();
    }

    @Test
    void aSnapshotThatIsGoneSaysSo() {
        Snapshot base = take("base");
        base.delete(Set.of());

        assertFails(ErrorCode.NO_DOMAIN_SNAPSHOT, () -> base.revert(Set.of()));
        assertFails(ErrorCode.NO_DOMAIN_SNAPSHOT, () -> base.delete(Set.of()));
        assertFails(ErrorCode.NO_DOMAIN_SNAPSHOT, () -> base.delete(Set.of(SnapshotDeleteFlag.METADATA_ONLY)));
        assertFails(ErrorCode.NO_DOMAIN_SNAPSHOT, base::xml);
        assertFails(ErrorCode.NO_DOMAIN_SNAPSHOT, base::isCurrent);
        machine.unregister();
        assertFails(ErrorCode.NO_DOMAIN, snapshots::tree);
    }

    @Test
    void aReadOnlyConnectionLooksAndDoesNotTouch() {
        take("base");
        try (Hypervisor reader = Simulated.connect(Simulated.spec(host, "").readOnly(true))) {
            Snapshot seen = reader.domains().byName("web01").snapshots().byName("base");

            assertThat(seen.xml()).contains("base");
            assertFails(ErrorCode.OPERATION_DENIED, () -> seen.revert(Set.of()));
            assertFails(ErrorCode.OPERATION_DENIED, () -> seen.delete(Set.of()));
        }
    }

    @Test
    void readingIsOneRetrievalAndChangesAreOneCallAndTheWait() {
        Snapshot base = take("base");

        assertThat(costOf(host, snapshots::tree).total()).isEqualTo(1);
        assertThat(costOf(host, snapshots::current).total()).isEqualTo(1);
        assertThat(costOf(host, () -> snapshots.byName("base")).total()).isEqualTo(1);
        assertThat(costOf(host, base::xml).total()).isEqualTo(1);
        assertOneCallAndWait(costOf(host, () -> take("second")), "CreateSnapshot_Task", 2);
        assertOneCallAndWait(costOf(host, () -> base.revert(Set.of())), "RevertToSnapshot_Task", 0);
        assertThat(costOf(host, () -> base.delete(Set.of(SnapshotDeleteFlag.METADATA_ONLY)))
                        .total())
                .isEqualTo(1);
        assertOneCallAndWait(costOf(host, () -> base.delete(Set.of())), "RemoveSnapshot_Task", 0);
    }
}
