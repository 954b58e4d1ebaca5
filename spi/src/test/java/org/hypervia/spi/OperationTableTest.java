// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.hypervia.api.capability.Capability;
import org.hypervia.spi.network.NetworkDefinitions;
import org.junit.jupiter.api.Test;

class OperationTableTest {
    /** A kind with no operations of its own. */
    private interface First extends Operations {}

    private interface Second extends Operations {}

    private static final OperationKind<First> FIRST = new OperationKind<>(First.class, Capability.STORAGE_POOLS);
    private static final OperationKind<Second> SECOND = new OperationKind<>(Second.class, Capability.NETWORKS);

    private static OperationTable.Builder both() {
        return OperationTable.builder().with(FIRST, new First() {}).with(SECOND, new Second() {});
    }

    @Test
    void capabilitiesAreThoseOfTheOperations() {
        OperationTable table = both().build();
        assertThat(table.capabilities()).containsExactlyInAnyOrder(Capability.STORAGE_POOLS, Capability.NETWORKS);
        assertThat(table.find(FIRST)).isPresent();
        assertThat(table.find(NetworkDefinitions.KIND)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> both().with(FIRST, new First() {}));
    }

    @Test
    void whatIsLackingIsNotThere() {
        OperationTable table = both().without(Set.of(Capability.NETWORKS)).build();
        assertThat(table.find(SECOND)).isEmpty();
        assertThat(table.capabilities()).containsExactly(Capability.STORAGE_POOLS);
        assertThat(table.withheld(Capability.NETWORKS)).isEmpty();
    }

    @Test
    void whatIsWithheldSaysWhy() {
        OperationTable table =
                both().withhold(Map.of(Capability.NETWORKS, "it hurts")).build();
        assertThat(table.find(SECOND)).isEmpty();
        assertThat(table.capabilities()).containsExactly(Capability.STORAGE_POOLS);
        assertThat(table.withheld(Capability.NETWORKS)).contains("it hurts");
        assertThat(table.withheld(Capability.STORAGE_POOLS)).isEmpty();
    }
}
