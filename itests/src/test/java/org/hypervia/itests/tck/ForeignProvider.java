// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.migration.MigrationOperations;

/** A provider that can do nothing but migrate, in a way that no other knows. */
record ForeignProvider(String id) implements HypervisorProvider {
    @Override
    public Set<String> schemes() {
        return Set.of("foreign");
    }

    @Override
    public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
        return new Session(spec.uri());
    }

    private record Session(HypervisorUri uri) implements ProviderSession {
        @Override
        public String type() {
            return "FOREIGN";
        }

        @Override
        public ProductVersion version() {
            return new ProductVersion(1, 0, 0);
        }

        @Override
        public boolean isEncrypted() {
            return false;
        }

        @Override
        public OperationTable operations() {
            MigrationOperations own = (ref, destination, options, deadline) -> {
                throw new AssertionError("nothing here can go anywhere");
            };
            return OperationTable.builder().with(MigrationOperations.KIND, own).build();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
