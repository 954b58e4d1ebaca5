// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Snapshots. */
abstract class SnapshotRules extends Rules {
    private static final String SNAPSHOTS = "domain.snapshots";

    SnapshotRules(ProviderContract contract) {
        super(contract);
    }

    private Snapshot take(String name) {
        return off().snapshots().create(name, "about " + name);
    }

    @Rule(id = "SNAP-01", value = "a domain without snapshots has an empty tree and no current one", needs = SNAPSHOTS)
    void none() {
        assertThat(off().snapshots().tree()).isEmpty();
        assertThat(off().snapshots().list()).isEmpty();
        assertThat(off().snapshots().current()).isEmpty();
    }

    @Rule(id = "SNAP-02", value = "a snapshot has name, description, state, and is current", needs = SNAPSHOTS)
    void takes() {
        Snapshot made = take("one");
        assertThat(made.info().name()).isEqualTo("one");
        assertThat(made.info().description()).isEqualTo("about one");
        assertThat(made.info().state()).isEqualTo(DomainState.SHUTOFF);
        assertThat(made.isCurrent()).isTrue();
        assertThat(made.info().created().getEpochSecond()).isPositive();
    }

    @Rule(id = "SNAP-03", value = "a second snapshot is a child of the first", needs = SNAPSHOTS)
    void makesATree() {
        take("one");
        Snapshot two = take("two");
        assertThat(two.parent())
                .hasValueSatisfying(parent -> assertThat(parent.info().name()).isEqualTo("one"));
        List<SnapshotInfo> tree = off().snapshots().tree();
        assertThat(tree).singleElement().satisfies(root -> {
            assertThat(root.name()).isEqualTo("one");
            assertThat(root.children()).extracting(SnapshotInfo::name).containsExactly("two");
        });
        assertThat(off().snapshots().byName("one").children()).hasSize(1);
    }

    @Rule(id = "SNAP-04", value = "exactly one snapshot is current", needs = SNAPSHOTS)
    void oneIsCurrent() {
        take("one");
        take("two");
        assertThat(off().snapshots().list()).filteredOn(Snapshot::isCurrent).hasSize(1);
        assertThat(off().snapshots().current())
                .hasValueSatisfying(current -> assertThat(current.info().name()).isEqualTo("two"));
    }

    @Rule(id = "SNAP-05", value = "a name that is taken is refused, and nothing is taken", needs = SNAPSHOTS)
    void refusesTakenNames() {
        take("one");
        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> take("one"));
        assertThat(error).isNotNull();
        assertThat(error.code()).isIn(ErrorCode.OPERATION_INVALID, ErrorCode.OPERATION_FAILED);
        assertThat(off().snapshots().list()).hasSize(1);
    }

    @Rule(id = "SNAP-06", value = "reverting makes the snapshot the current one", needs = SNAPSHOTS)
    void reverts() {
        Snapshot one = take("one");
        take("two");
        one.revert(Set.of());
        assertThat(off().snapshots().current())
                .hasValueSatisfying(current -> assertThat(current.info().name()).isEqualTo("one"));
    }

    @Rule(id = "SNAP-07", value = "deleting one moves its children up", needs = SNAPSHOTS)
    void deletesOne() {
        Snapshot one = take("one");
        take("two");
        one.delete(Set.of());
        assertThat(off().snapshots().tree()).extracting(SnapshotInfo::name).containsExactly("two");
    }

    @Rule(id = "SNAP-08", value = "deleting with children deletes all below", needs = SNAPSHOTS)
    void deletesAll() {
        Snapshot one = take("one");
        take("two");
        one.delete(Set.of(SnapshotDeleteFlag.CHILDREN));
        assertThat(off().snapshots().list()).isEmpty();
    }

    @Rule(id = "SNAP-09", value = "what is not there is NO_DOMAIN_SNAPSHOT", needs = SNAPSHOTS)
    void missing() {
        fails(ErrorCode.NO_DOMAIN_SNAPSHOT, () -> off().snapshots().byName("tck-nobody"));
        Snapshot one = take("one");
        one.delete(Set.of());
        fails(ErrorCode.NO_DOMAIN_SNAPSHOT, one::xml);
        assertThat(off().snapshots().find("one")).isEmpty();
    }

    @Rule(id = "SNAP-10", value = "the XML is libvirt's, with name, state and creation time", needs = SNAPSHOTS)
    void describes() {
        take("one");
        Snapshot two = take("two");
        assertThat(two.xml())
                .startsWith("<domainsnapshot>")
                .contains("<name>two</name>", "<state>shutoff</state>", "<name>one</name>", "<creationTime>");
    }

    @Rule(
            id = "SNAP-12",
            value = "a snapshot without metadata is made and says so, or is refused and not there",
            needs = SNAPSHOTS)
    void withoutMetadata() {
        taken(SnapshotCreateFlag.NO_METADATA).ifPresent(made -> {
            assertThat(made.name()).isEqualTo("bare");
            assertThat(made.description()).isEqualTo("about bare");
            assertThat(made.metadata()).isFalse();
        });
    }

    @Rule(
            id = "SNAP-13",
            value = "a snapshot of the disks alone is what its XML says it is, or is refused and not there",
            needs = SNAPSHOTS)
    void ofDisksAlone() {
        off().start();
        taken(SnapshotCreateFlag.DISK_ONLY).ifPresent(made -> {
            // A hypervisor without libvirt's notes may tell no difference.
            Snapshot listed = off().snapshots().byName("bare");
            assertThat(made.diskOnly()).isEqualTo(listed.xml().contains("<state>disk-snapshot</state>"));
            assertThat(made.state() == DomainState.NOSTATE).isEqualTo(made.diskOnly());
            assertThat(made.external()).isEqualTo(listed.xml().contains("snapshot='external'"));
            assertThat(listed.info()).isEqualTo(made);
        });
    }

    /** What is refused leaves nothing behind. */
    private Optional<SnapshotInfo> taken(SnapshotCreateFlag flag) {
        try {
            return Optional.of(
                    off().snapshots().create("bare", "about bare", Set.of(flag)).info());
        } catch (HypervisorException e) {
            assertThat(e.code())
                    .as(e.getMessage())
                    .isIn(ErrorCode.INVALID_ARG, ErrorCode.CONFIG_UNSUPPORTED, ErrorCode.OPERATION_UNSUPPORTED);
            assertThat(off().snapshots().list()).isEmpty();
            return Optional.empty();
        }
    }

    @Rule(id = "SNAP-11", value = "a domain with a snapshot is found by the filter", needs = SNAPSHOTS)
    void filters() {
        take("one");
        assertThat(connection()
                        .domains()
                        .summaries(DomainFilter.of(Condition.HAS_SNAPSHOT))
                        .items())
                .extracting(row -> row.identity().name())
                .contains(host().off())
                .doesNotContain(host().running());
    }
}
