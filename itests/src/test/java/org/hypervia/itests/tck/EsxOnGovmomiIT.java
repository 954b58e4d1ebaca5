// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.itests.peer.GovmomiPeer;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;
import org.hypervia.tck.TestStorage;

class EsxOnGovmomiIT extends ProviderContract {
    private static final String NO_DIRECTORY =
            "govmomi's upload makes no directory and says so only when the machine is registered";

    private static final Map<String, String> DEVIATIONS = new TreeMap<>(Map.of(
            "GUST-01", "govmomi's machines have no guest with tools",
            "GUST-04", "govmomi's simulator takes no pictures",
            "GUST-05", "govmomi's simulator takes no pictures",
            "HOST-04", "govmomi's host tells no maximum of virtual CPUs",
            "RSRC-07", "govmomi's host tells no maximum of virtual CPUs",
            "RSRC-12", "govmomi's host tells no maximum of virtual CPUs",
            "INFO-08", "govmomi's simulator has no autostart manager"));

    static {
        List.of("DEFN-01", "DEFN-02", "DEFN-05", "JOBS-03").forEach(rule -> DEVIATIONS.put(rule, NO_DIRECTORY));
        List.of("VOLM-02", "VOLM-04", "VOLM-05", "VOLM-06", "VOLM-07", "VOLM-09", "XFER-07")
                .forEach(rule -> DEVIATIONS.put(rule, "govmomi's search tells no capacity of a disk"));
        List.of("NETW-04", "NETW-06")
                .forEach(rule -> DEVIATIONS.put(rule, "govmomi's host does not show a switch that was added"));
        DEVIATIONS.put("VOLM-10", "govmomi's simulator cannot wipe a disk");
        DEVIATIONS.put("DEVC-08", "govmomi's machines have other drives than their VMX files say");
        DEVIATIONS.put("DEFN-07", "govmomi's machines have two disks of one name, which nobody takes back");
    }

    @Override
    protected String name() {
        return "esx-govmomi";
    }

    @Override
    protected TestHost newHost() throws Exception {
        return new Host(GovmomiPeer.forLibvirt("-vms", "2", "-power", "on,off"));
    }

    private record Host(GovmomiPeer peer) implements TestHost {
        @Override
        public Hypervisors hypervisors() {
            return Hypervisors.fromServiceLoader();
        }

        @Override
        public ConnectionSpec.Builder spec() {
            return ConnectionSpec.builder(peer.uri())
                    .credentials(Credentials.of(GovmomiPeer.USER, Secret.of(GovmomiPeer.PASSWORD)));
        }

        @Override
        public String running() {
            return "vm-1";
        }

        @Override
        public String off() {
            return "vm-2";
        }

        @Override
        public String newDomain() {
            return Domains.vmware("LocalDS_0").replace("tck/tck.vmdk", "tck-new/tck.vmdk");
        }

        @Override
        public Optional<TestStorage> storage() {
            return Optional.of(new Volumes("LocalDS_0", "tck-%s/%s.vmdk", "vmdk", true));
        }

        @Override
        public Optional<String> newNetwork() {
            return Optional.of("<network><name>tck-net</name><portgroup name='tck group'/></network>");
        }

        @Override
        public Map<String, String> deviations() {
            return DEVIATIONS;
        }

        @Override
        public OptionalInt sessions() {
            try {
                return OptionalInt.of(peer.counters().sessions());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                peer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
