// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.storage.Hosts.IQN;
import static org.hypervia.esx.storage.Hosts.assertFails;
import static org.hypervia.esx.storage.Hosts.costOf;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.PoolType;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GivenDatastore;
import org.hypervia.simulator.GivenDatastore.Kind;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsxPoolsTest {
    private static final long TIB = 1L << 40;

    private final EsxSimulator host = Hosts.start();
    private final Hypervisor connection = Hosts.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private Listing<StoragePoolSummary> summaries(PoolCondition... conditions) {
        return connection.storagePools().summaries(Set.of(conditions));
    }

    private static List<String> names(Listing<StoragePoolSummary> rows) {
        return rows.stream().map(row -> row.identity().name()).toList();
    }

    private StoragePool pool(String name) {
        return connection.storagePools().byName(name);
    }

    @Test
    void theConnectionSaysThatItCan() {
        assertThat(connection.capabilities()).contains(Capability.STORAGE_POOLS);
    }

    @Test
    void fivePoolsWithStateAndSizesAreOneRoundTrip() {
        host.addDatastore(GivenDatastore.of("nas", Kind.NFS));
        host.addDatastore(GivenDatastore.of("local", Kind.LOCAL));
        host.addDatastore(GivenDatastore.vmfs("second"));
        Hosts.addIscsi(host, "vmhba64");

        assertThat(costOf(
                                host,
                                () -> assertThat(names(summaries()))
                                        .containsExactly("datastore1", "nas", "local", "second", IQN))
                        .total())
                .isEqualTo(1);
        assertThat(summaries().orThrow()).allSatisfy(row -> {
            assertThat(row.autostart()).isTrue();
            assertThat(row.persistent()).isTrue();
            assertThat(row.info().toOptional().orElseThrow().state()).isEqualTo(PoolState.RUNNING);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "VMFS, FS, vmfs, false",
        "VSAN, FS, vsan, false",
        "VVOL, FS, vvol, false",
        "PMEM, FS, pmem, false",
        "NFS, NETFS, nfs, true",
        "NFS41, NETFS, nfs, true",
        "CIFS, NETFS, cifs, true"
    })
    void everyKindOfDatastoreHasATypeAndAFormat(Kind kind, PoolType type, String format, boolean remote) {
        host.addDatastore(GivenDatastore.of("other", kind));

        assertThat(summaries().stream()
                        .filter(row -> row.identity().name().equals("other"))
                        .map(StoragePoolSummary::type))
                .containsExactly(Reading.of(type));
        String xml = pool("other").xml();
        assertThat(xml)
                .startsWith("<pool type='" + type.libvirtName() + "'>")
                .contains("<format type='" + format + "'/>");
        assertThat(xml.contains("<host name='nas.example.test'/>")).isEqualTo(remote);
        assertThat(xml.contains("<protocol ver='4.1'/>")).isEqualTo(kind == Kind.NFS41);
    }

    @Test
    void xmlIsAsLibvirtWritesIt() {
        host.addDatastore(GivenDatastore.of("a&b", Kind.NFS).from("nas<1>", "/export/'x'"));
        String uuid = pool("a&b").uuid().toString();
        String mount = host.datastore("a&b").mountPath();

        assertThat(pool("a&b").xml()).isEqualTo("""
                <pool type='netfs'>
                  <name>a&amp;b</name>
                  <uuid>%s</uuid>
                  <capacity unit='bytes'>1099511627776</capacity>
                  <allocation unit='bytes'>0</allocation>
                  <available unit='bytes'>1099511627776</available>
                  <source>
                    <host name='nas&lt;1&gt;'/>
                    <dir path='/export/&apos;x&apos;'/>
                    <format type='nfs'/>
                  </source>
                  <target>
                    <path>%s</path>
                    <permissions>
                      <mode>00</mode>
                      <owner>0</owner>
                      <group>0</group>
                    </permissions>
                  </target>
                </pool>
                """.formatted(uuid, mount));
        assertThat(costOf(host, () -> pool("a&b").xml()).total()).isEqualTo(2);
    }

    @Test
    void aDirectoryHasAnEmptySource() {
        host.addDatastore(GivenDatastore.of("local", Kind.LOCAL));

        assertThat(pool("local").xml()).startsWith("<pool type='dir'>").contains("  <source>\n  </source>\n");
    }

    @Test
    void uuidsAreLibvirtsBareMd5() {
        assertThat(RawUuid.of("/vmfs/volumes/LocalDS_0-uuid"))
                .isEqualTo(UUID.fromString("b2e8040a-3d48-a09a-7345-e13c45151152"));
        assertThat(RawUuid.of("/vmfs/volumes/abc")).isEqualTo(UUID.fromString("d26c919d-3a67-c5d5-257a-51000f7e2019"));
        assertThat(RawUuid.of("iqn.2001-04.com.example:t1"))
                .isEqualTo(UUID.fromString("efc20a2e-e712-bc73-8c19-04f0297d2b22"));
        assertThat(pool("datastore1").uuid())
                .isEqualTo(RawUuid.of(host.datastore("datastore1").mountPath()));
    }

    @Test
    void aPoolIsFoundByNameUuidAndTarget() {
        Hosts.addIscsi(host, "vmhba64");
        StoragePool found = pool("datastore1");
        String mount = host.datastore("datastore1").mountPath();

        assertThat(connection.storagePools().byUuid(found.uuid())).isEqualTo(found);
        for (String path : List.of(mount, mount + "/", "/vmfs/volumes/datastore1", "[datastore1]")) {
            assertThat(connection.storagePools().byTargetPath(path)).isEqualTo(found);
        }
        assertThat(connection.storagePools().byUuid(RawUuid.of(IQN)).name()).isEqualTo(IQN);
        assertThat(costOf(host, () -> connection.storagePools().byUuid(found.uuid()))
                        .total())
                .isEqualTo(1);
        assertFails(ErrorCode.NO_STORAGE_POOL, () -> pool("Datastore1")).contains("'Datastore1'");
        assertFails(ErrorCode.NO_STORAGE_POOL, () -> connection.storagePools().byUuid(new UUID(1, 2)));
        assertThat(connection.storagePools().find("none")).isEmpty();
    }

    @Test
    void aDatastoreWithoutAMountHidesNoOther() {
        host.addDatastore(GivenDatastore.vmfs("bare").withoutMount());
        host.addDatastore(GivenDatastore.vmfs("last"));
        UUID last = pool("last").uuid();

        assertThat(connection.storagePools().byUuid(last).name()).isEqualTo("last");
        assertFails(ErrorCode.INTERNAL_ERROR, () -> pool("bare").uuid()).contains("bare");
        assertThat(pool("bare").xml()).doesNotContain("<uuid>", "<path>").contains("<format type='vmfs'/>");
    }

    @Test
    void whatIsOutOfReachHasNoSizes() {
        host.addDatastore(GivenDatastore.vmfs("away").inaccessible());

        assertThat(pool("away").info()).isEqualTo(new StoragePoolInfo(PoolState.INACCESSIBLE, 0, 0, 0));
        assertThat(pool("away").xml()).contains("<capacity unit='bytes'>0</capacity>");
        assertThat(names(summaries())).contains("away");
    }

    @Test
    void infoIsCapacityAndWhatIsFree() {
        host.datastore("datastore1").makeDisk("a/a.vmdk", 1024);
        host.datastore("datastore1").write("a/b.iso", new byte[5000]);
        StoragePool pool = pool("datastore1");

        StoragePoolInfo info = pool.info();

        assertThat(info.capacity()).isEqualTo(TIB);
        assertThat(info.available()).isPositive().isLessThan(TIB);
        assertThat(info.allocation()).isEqualTo(info.capacity() - info.available());
        assertThat(costOf(host, pool::info).total()).isEqualTo(1);
    }

    @Test
    void targetsOfAllAdaptersArePoolsEvenOfOneName() {
        Hosts.addIscsi(host, "vmhba64");
        host.storage().addIscsiAdapter("vmhba65", false, "iqn.1998-01.com.vmware:card");
        host.storage().addTarget("vmhba65", IQN, "192.0.2.11", 0);
        host.storage().addAdapter("HostFibreChannelHba", "vmhba2");
        host.storage().addAdapter("HostNewKindOfHba", "vmhba3");

        Listing<StoragePoolSummary> targets = summaries(PoolCondition.ISCSI);

        assertThat(names(targets)).containsExactly(IQN, IQN);
        assertThat(targets.stream().map(row -> row.identity().ref()).distinct()).hasSize(2);
        assertThat(connection.storagePools().byName(IQN).identity().ref())
                .isEqualTo(targets.items().get(0).identity().ref());
        assertThat(connection
                        .storagePools()
                        .list(Set.of(PoolCondition.ISCSI))
                        .items()
                        .get(1)
                        .xml())
                .isEqualTo("""
                <pool type='iscsi'>
                  <name>iqn.2001-04.com.example:t1</name>
                  <uuid>efc20a2e-e712-bc73-8c19-04f0297d2b22</uuid>
                  <capacity unit='bytes'>0</capacity>
                  <allocation unit='bytes'>0</allocation>
                  <available unit='bytes'>0</available>
                  <source>
                    <host name='192.0.2.11'/>
                    <initiator>
                      <iqn name='iqn.2001-04.com.example:t1'/>
                    </initiator>
                  </source>
                  <target>
                    <permissions>
                      <mode>00</mode>
                      <owner>0</owner>
                      <group>0</group>
                    </permissions>
                  </target>
                </pool>
                """);
        assertThat(pool(IQN).xml()).contains("<host name='192.0.2.10' port='3260'/>");
    }

    @Test
    void aHostWithoutAdaptersHasItsDatastores() {
        host.storage().removeAdapters();
        assertThat(names(summaries())).containsExactly("datastore1");
        host.storage().adaptersShown(false);
        assertThat(summaries().orThrow()).hasSize(1);
    }

    @Test
    void refreshingReadsFreeSpaceOrRescansTheTargetsAdapter() {
        Hosts.addIscsi(host, "vmhba64");
        host.storage().addIscsiAdapter("vmhba65", false, "iqn.1998-01.com.vmware:card");
        host.storage().addTarget("vmhba65", "iqn.2001-04.com.example:t2", "192.0.2.11", 0);
        StoragePool second = pool("iqn.2001-04.com.example:t2");
        StoragePool datastore = pool("datastore1");

        assertThat(costOf(host, second::refresh).requests()).containsOnlyKeys("RescanHba");
        assertThat(host.storage().rescans("vmhba65")).isEqualTo(1);
        assertThat(host.storage().rescans("vmhba64")).isZero();
        assertThat(costOf(host, datastore::refresh).requests()).containsOnlyKeys("RefreshDatastore");
    }

    @Test
    void faultsOfARefreshNameThePool() {
        StoragePool datastore = pool("datastore1");
        host.faults()
                .add(FaultRule.on("RefreshDatastore", new Misbehaviour.Fault("NoPermission", "no"))
                        .once());

        assertFails(ErrorCode.ACCESS_DENIED, datastore::refresh).contains("'datastore1'");
    }

    @Test
    void poolsAreAlwaysThere() {
        StoragePool pool = pool("datastore1");

        assertThat(costOf(host, () -> {
                            assertThat(pool.isActive()).isTrue();
                            assertThat(pool.isPersistent()).isTrue();
                            assertThat(pool.autostart()).isTrue();
                            pool.setAutostart(true);
                            assertFails(ErrorCode.INTERNAL_ERROR, () -> pool.setAutostart(false))
                                    .contains("'datastore1'");
                            assertFails(ErrorCode.INVALID_ARG, () -> pool.xml(Set.of(PoolXmlFlag.INACTIVE)))
                                    .contains("0x1");
                        })
                        .total())
                .isZero();
    }

    @Test
    void conditionsSelectAndImpossibleOnesCostNothing() {
        host.addDatastore(GivenDatastore.of("nas", Kind.NFS));
        Hosts.addIscsi(host, "vmhba64");

        assertThat(names(summaries(PoolCondition.NETFS))).containsExactly("nas");
        assertThat(names(summaries(PoolCondition.FS, PoolCondition.ISCSI))).containsExactly("datastore1", IQN);
        assertThat(names(summaries(PoolCondition.ACTIVE, PoolCondition.INACTIVE)))
                .hasSize(3);
        for (PoolCondition never : List.of(
                PoolCondition.INACTIVE, PoolCondition.TRANSIENT, PoolCondition.NO_AUTOSTART, PoolCondition.RBD)) {
            assertThat(costOf(host, () -> assertThat(summaries(never).items()).isEmpty())
                            .total())
                    .isZero();
        }
    }

    @Test
    void aPoolThatIsGoneIsNotFound() {
        Hosts.addIscsi(host, "vmhba64");
        StoragePool target = pool(IQN);
        host.storage().removeAdapters();

        assertFails(ErrorCode.NO_STORAGE_POOL, target::info).contains(IQN);
        assertFails(ErrorCode.NO_STORAGE_POOL, target::xml);
        host.faults()
                .add(FaultRule.on("RetrievePropertiesEx", new Misbehaviour.Fault("NotAuthenticated", ""))
                        .times(0));
        HypervisorException gone = org.assertj.core.api.Assertions.catchThrowableOfType(
                HypervisorException.class, () -> connection.storagePools().byTargetPath("/nowhere"));
        assertThat(gone.code()).isEqualTo(ErrorCode.NO_STORAGE_POOL);
    }
}
