// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.storage.Hosts.assertFails;

import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolSummary;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host tells in part: the rest stands beside it, and is never taken for something else. */
class PartlyReadPoolsTest {
    private static final String DENIED = """
            <missingSet><path>%s</path><fault><fault xsi:type="NoPermission"/><localizedMessage>no</localizedMessage>\
            </fault></missingSet>""";

    private final EsxSimulator host = Hosts.start();
    private final Hypervisor connection = Hosts.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private void answer(String... objects) {
        answerTo("RetrievePropertiesEx", "<returnval>" + String.join("", objects) + "</returnval>");
    }

    private void answerTo(String method, String result) {
        host.faults()
                .add(FaultRule.on(method, new Misbehaviour.Http(200, "text/xml; charset=utf-8", """
                                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
                                xmlns:xsd="http://www.w3.org/2001/XMLSchema" \
                                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>\
                                <%1$sResponse xmlns="urn:vim25">%2$s</%1$sResponse></soapenv:Body></soapenv:Envelope>""".formatted(
                                        method, result)))
                        .once());
    }

    private static String object(String type, String ref, String properties) {
        return "<objects><obj type=\"" + type + "\">" + ref + "</obj>" + properties + "</objects>";
    }

    private static String property(String path, String type, String value) {
        return "<propSet><name>" + path + "</name><val xsi:type=\"" + type + "\">" + value + "</val></propSet>";
    }

    private static String datastore(String name, String more) {
        return object("Datastore", name + "-ref", property("summary.name", "xsd:string", name) + more);
    }

    private static String hostWithoutAdapters() {
        return object("HostSystem", "ha-host", DENIED.formatted("config.storageDevice.hostBusAdapter"));
    }

    @Test
    void adaptersThatCannotBeReadHideNoDatastore() {
        answer(
                datastore(
                        "ds1",
                        property("info", "VmfsDatastoreInfo", "")
                                + property("summary.accessible", "xsd:boolean", "true")),
                hostWithoutAdapters());

        Listing<StoragePoolSummary> pools = connection.storagePools().summaries();

        assertThat(pools.items()).extracting(row -> row.identity().name()).containsExactly("ds1");
        assertThat(pools.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error().code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            assertThat(failure.error()).hasMessageContaining("adapters");
        });
    }

    @Test
    void aPoolThatIsNotFoundIsSaidTogetherWithWhatCouldNotBeRead() {
        answer(datastore("ds1", ""), hostWithoutAdapters());

        assertFails(ErrorCode.NO_STORAGE_POOL, () -> connection.storagePools().byName("iqn.x"))
                .contains("iqn.x", "NoPermission");
    }

    @Test
    void oneOddDatastoreSpoilsNeitherTheListNorItsOwnRow() {
        answer(
                object("Datastore", "nameless", DENIED.formatted("summary")),
                datastore(
                        "ds1",
                        DENIED.formatted("info")
                                + DENIED.formatted("summary.capacity")
                                + property("summary.accessible", "xsd:boolean", "true")),
                datastore("ds2", property("info", "BrandNewDatastoreInfo", "")),
                object("HostSystem", "ha-host", ""));

        Listing<StoragePoolSummary> pools = connection.storagePools().summaries();

        assertThat(pools.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.ref()).isEqualTo("nameless"));
        assertThat(pools.items()).hasSize(2);
        StoragePoolSummary odd = pools.items().get(0);
        assertThat(odd.type()).isInstanceOf(Reading.Failed.class);
        assertThat(odd.info()).isInstanceOf(Reading.Failed.class);
        assertThat(odd.identity().uuid()).isEqualTo(Reading.<UUID>unset());
        assertThat(pools.items().get(1).type()).isEqualTo(Reading.unset());
    }

    @Test
    void xmlOfAKindThatNobodyKnowsIsAnErrorThatNamesThePool() {
        answer(
                datastore("datastore1", property("info", "BrandNewDatastoreInfo", "")),
                object("HostSystem", "ha-host", ""));
        StoragePool pool = connection.storagePools().byName("datastore1");
        answer(datastore("datastore1", property("info", "BrandNewDatastoreInfo", ""))
                .replace("datastore1-ref", pool.identity().ref()));

        assertFails(ErrorCode.INTERNAL_ERROR, pool::xml).contains("'datastore1'");
    }

    /** Folders as the simulator of govmomi writes them, and files of which little is told. */
    @Test
    void aDiskWithoutACapacityIsListedWithTheReason() {
        StoragePool pool = connection.storagePools().byName("datastore1");
        answerTo("SearchDatastoreSubFolders_Task", "<returnval type=\"Task\">task-1</returnval>");
        answer(object("Task", "task-1", property("info", "TaskInfo", """
                <key>task-1</key><state>success</state>\
                <result xsi:type="ArrayOfHostDatastoreBrowserSearchResults"><HostDatastoreBrowserSearchResults>\
                <folderPath>[datastore1]/a</folderPath>\
                <file xsi:type="VmDiskFileInfo"><path>a.vmdk</path><fileSize>5</fileSize></file>\
                <file xsi:type="IsoImageFileInfo"><path>b.iso</path></file></HostDatastoreBrowserSearchResults>\
                <HostDatastoreBrowserSearchResults><folderPath>[datastore1] c d/</folderPath>\
                <file xsi:type="FloppyImageFileInfo"><path>e.flp</path><fileSize>7</fileSize></file>\
                </HostDatastoreBrowserSearchResults></result>""")));

        Listing<StorageVolumeSummary> volumes = pool.volumeSummaries();

        assertThat(volumes.items())
                .extracting(row -> row.identity().name())
                .containsExactly("a/a.vmdk", "a/b.iso", "c d/e.flp");
        assertThat(volumes.items().get(0).info())
                .isInstanceOfSatisfying(
                        Reading.Failed.class,
                        failed -> assertThat(failed.error())
                                .hasMessageContaining("capacity of volume '[datastore1] a/a.vmdk'"));
        assertThat(volumes.items().get(1).info().toOptional().orElseThrow().capacity())
                .isZero();
        assertThat(volumes.items().get(2).info().toOptional().orElseThrow().capacity())
                .isEqualTo(7);
    }
}
