// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainSnapshots;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.domain.DomainSnapshotOperations;
import org.junit.jupiter.api.Test;

class SnapshotsHandleTest {
    private static final class Recorder implements DomainSnapshotOperations {
        final List<String> asked = new ArrayList<>();
        List<SnapshotInfo> tree = List.of();

        @Override
        public List<SnapshotInfo> tree(String ref, Deadline deadline) {
            return tree;
        }

        @Override
        public String xml(String ref, String snapshot, Set<SnapshotXmlFlag> flags, Deadline deadline) {
            return "<domainsnapshot/>";
        }

        @Override
        public SnapshotInfo create(String ref, String xml, Set<SnapshotCreateFlag> flags, Deadline deadline) {
            asked.add(xml.replaceAll("\\s*\n\\s*", "") + flags);
            return snapshot("s-1", "made");
        }

        @Override
        public void revert(String ref, String snapshot, Set<SnapshotRevertFlag> flags, Deadline deadline) {
            asked.add("revert " + snapshot + flags);
        }

        @Override
        public void delete(String ref, String snapshot, Set<SnapshotDeleteFlag> flags, Deadline deadline) {
            asked.add("delete " + snapshot + flags);
        }
    }

    private final Recorder recorder = new Recorder();
    private final DomainSnapshots snapshots = snapshots();

    private DomainSnapshots snapshots() {
        ConnectionSpec spec = ConnectionSpec.builder("bare://h/").build();
        OperationTable table = OperationTable.builder()
                .with(DomainSnapshotOperations.KIND, recorder)
                .build();
        SessionGuard guard =
                new SessionGuard(new BareSession(spec.uri(), table), "bare", spec.readOnly(), spec.operationTimeout());
        return new SnapshotsHandle(guard, new DomainIdentity("vm-7", "web", Reading.unset(), Reading.unset()));
    }

    private static SnapshotInfo snapshot(String ref, String name) {
        return new SnapshotInfo(
                ref, name, "", DomainState.SHUTOFF, Instant.EPOCH, Optional.empty(), false, false, false, List.of());
    }

    @Test
    void aTextAloneIsTheNameAndNeverXml() {
        snapshots.create("night<ly>");
        snapshots.create("a", "for b");
        snapshots.create("a", "for b", Set.of(SnapshotCreateFlag.QUIESCE));
        snapshots.create();

        assertThat(recorder.asked)
                .containsExactly(
                        "<domainsnapshot><name>night&lt;ly&gt;</name><description></description></domainsnapshot>[]",
                        "<domainsnapshot><name>a</name><description>for b</description></domainsnapshot>[]",
                        "<domainsnapshot><name>a</name><description>for b</description></domainsnapshot>[QUIESCE]",
                        "<domainsnapshot><description></description></domainsnapshot>[]");
    }

    @Test
    void anEmptyNameIsRefusedBeforeTheProviderHearsOfIt() {
        assertThatThrownBy(() -> snapshots.create(""))
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                .hasMessageContaining("'web'");

        assertThat(recorder.asked).isEmpty();
    }
}
