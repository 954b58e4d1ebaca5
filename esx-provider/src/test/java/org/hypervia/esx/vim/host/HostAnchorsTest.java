// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.Login;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vCenter with folders, a stand-alone host and a cluster, as it answers the one traversal. */
class HostAnchorsTest {
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(1));
    private static final String CONTENT = """
            <returnval><rootFolder type="Folder">root</rootFolder>
            <propertyCollector type="PropertyCollector">pc</propertyCollector>
            <about><fullName>vCenter</fullName><version>8.0.2</version><productLineId>vpx</productLineId>
            <apiType>VirtualCenter</apiType><apiVersion>8.0.2.0</apiVersion></about>
            <sessionManager type="SessionManager">sm</sessionManager></returnval>""";

    private static String object(String type, String id, String name, String parentType, String parent, String more) {
        return "<objects><obj type=\"" + type + "\">" + id + "</obj><propSet><name>name</name><val>" + name
                + "</val></propSet><propSet><name>parent</name><val type=\"" + parentType + "\">" + parent
                + "</val></propSet>" + more + "</objects>";
    }

    private static String reference(String path, String type, String id) {
        return "<propSet><name>" + path + "</name><val type=\"" + type + "\">" + id + "</val></propSet>";
    }

    private static final String TREE = object("Folder", "f1", "lab", "Folder", "root", "")
            + object(
                    "Datacenter",
                    "dc1",
                    "dc%2fone",
                    "Folder",
                    "f1",
                    reference("hostFolder", "Folder", "hf") + reference("vmFolder", "Folder", "vf"))
            + object("Folder", "hf", "host", "Datacenter", "dc1", "")
            + object("Folder", "f2", "rack 1", "Folder", "hf", "")
            + object("ComputeResource", "cr1", "esx1", "Folder", "hf", reference("resourcePool", "ResourcePool", "rp1"))
            + object("HostSystem", "h1", "esx1", "ComputeResource", "cr1", "")
            + object(
                    "ClusterComputeResource",
                    "cl1",
                    "cluster",
                    "Folder",
                    "f2",
                    reference("resourcePool", "ResourcePool", "rp2"))
            + object("HostSystem", "h2", "esx2", "ClusterComputeResource", "cl1", "")
            + object(
                    "HostSystem",
                    "h3",
                    "esx3",
                    "ClusterComputeResource",
                    "cl1",
                    "<propSet><name>runtime.inMaintenanceMode</name><val>true</val></propSet>"
                            + reference("configManager.autoStartManager", "HostAutoStartManager", "as3"));

    private HostAnchors read() {
        return read(TREE, ScriptedServer.Style.COMPACT);
    }

    private static HostAnchors read(String tree, ScriptedServer.Style style) {
        int cut = tree.indexOf("<objects>", tree.length() / 2);
        ScriptedServer server = new ScriptedServer()
                .style(style)
                .on("RetrieveServiceContent", CONTENT)
                .on("Login", "<returnval><key>k</key></returnval>")
                .on("RetrievePropertiesEx", "<returnval><token>t</token>" + tree.substring(0, cut) + "</returnval>")
                .on("ContinueRetrievePropertiesEx", "<returnval>" + tree.substring(cut) + "</returnval>");
        SoapClient soap = new SoapClient(server, "/sdk", "vc:443");
        VimSession session =
                VimSession.open(soap, VimSession.askContent(soap, SOON), new Login("ann", Secret.of("x")), SOON);
        return HostAnchors.read(session, new PropertyCollector(session), SOON);
    }

    private static HostScope byPath(HostAnchors anchors, String path) {
        return (HostScope) anchors.byPath(
                "vc",
                path,
                List.of(path.replaceAll("^/+|/+$", "").split("/+", -1)).stream()
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    private AbstractStringAssert<?> assertRefused(String path, ErrorCode code) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> byPath(read(), path));
        assertThat(error).as("the failure for " + path).isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "/lab/dc%2fone/esx1,h1,rp1",
        "lab//dc%2fone/esx1/,h1,rp1",
        "/lab/dc%2fone/esx1/esx1,h1,rp1",
        "/lab/dc%2fone/rack 1/cluster/esx2,h2,rp2",
        "/lab/dc%2fone/rack 1/cluster/esx3,h3,rp2"
    })
    void aPathLeadsThroughFoldersToTheHost(String path, String host, String pool) {
        HostAnchor anchor = byPath(read(), path).anchor();

        assertThat(anchor.host().value()).isEqualTo(host);
        assertThat(anchor.resourcePool().value()).isEqualTo(pool);
        assertThat(anchor.datacenterPath()).isEqualTo("lab/dc%2fone");
        assertThat(anchor.vmFolder().value()).isEqualTo("vf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lab/dc%2Fone/esx1",
                "/lab/dc%252fone/esx1",
                "/lab/dc%252Fone/esx1",
                "/lab/dc%2fone/host/esx1",
                "/Datacenters/lab/dc%2fone/host/esx1/esx1",
            })
    void aUriNamesItAsClientsOfVmwareShowIt(String path) {
        HypervisorUri uri = HypervisorUri.parse("vpx://vc" + path);

        HostScope scope = (HostScope) readWithRoot().byPath("vc", uri.rawPath(), uri.pathSegments());

        assertThat(scope.anchor().host().value()).isEqualTo("h1");
    }

    private HostAnchors readWithRoot() {
        return read(
                object("Folder", "root", "Datacenters", "Nothing", "none", "") + TREE, ScriptedServer.Style.COMPACT);
    }

    @Test
    void whatIsReallyCalledHostIsNotPassedOver() {
        String tree = TREE.replace("rack 1", "host");

        assertThat(byPath(read(tree, ScriptedServer.Style.COMPACT), "/lab/dc%2fone/host/cluster/esx2")
                        .anchor()
                        .host()
                        .value())
                .isEqualTo("h2");
    }

    @Test
    void whatTheHostTellsIsKept() {
        HostAnchor anchor = byPath(read(), "lab/dc%2fone/rack 1/cluster/esx3").anchor();

        assertThat(anchor.inMaintenanceMode()).isTrue();
        assertThat(anchor.systems().autoStart().map(ManagedObjectRef::value)).contains("as3");
    }

    @Test
    void aNameThatIsNotThereTellsThoseThatAre() {
        assertRefused("/lab/nowhere/esx1", ErrorCode.INTERNAL_ERROR).contains("'nowhere'", "'dc%2fone'");
        assertRefused("/bogus/lab/dc%2fone/esx1", ErrorCode.INTERNAL_ERROR).contains("'bogus'", "'lab'");
        assertRefused("/lab/dc%2fone/rack 1/cluster/esx9", ErrorCode.INTERNAL_ERROR)
                .contains("'esx2', 'esx3'");
    }

    @Test
    void ofManyNamesThoseThatAreLikeItComeFirst() {
        StringBuilder many = new StringBuilder(TREE);
        for (int i = 10; i < 40; i++) {
            many.append(object("HostSystem", "x" + i, "blade" + i, "ClusterComputeResource", "cl1", ""));
        }
        HypervisorException error = catchThrowableOfType(
                HypervisorException.class,
                () -> byPath(
                        read(many.toString(), ScriptedServer.Style.COMPACT), "/lab/dc%2fone/rack 1/cluster/esx-2"));

        assertThat(error)
                .hasMessageContaining("host 'esx-2' is not among 'esx2', 'esx3'")
                .hasMessageEndingWith("and 22 more");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/,vCenter 'vc',",
                "/lab,folder 'lab',",
                "/lab/dc%2fone,datacenter 'lab/dc%2fone',lab/dc%2fone",
                "/lab/dc%2fone/host,datacenter 'lab/dc%2fone',lab/dc%2fone",
                "/lab/dc%2fone/vm,datacenter 'lab/dc%2fone',lab/dc%2fone",
                "/lab/dc%2fone/rack 1,folder 'lab/dc%2fone/host/rack 1',lab/dc%2fone",
                "/lab/dc%2fone/rack 1/cluster,cluster 'lab/dc%2fone/host/rack 1/cluster',lab/dc%2fone",
            })
    void aPathThatEndsBeforeAHostIsAboutAllBelow(String path, String name, String datacenter) {
        Scope scope = read().byPath(
                        "vc",
                        path,
                        HypervisorUri.parse("vpx://vc" + path.replace(" ", "%20"))
                                .pathSegments());

        assertThat(scope).isInstanceOf(InventoryScope.class);
        assertThat(scope.name()).isEqualTo(name);
        assertThat(scope.spansDatacenters()).isEqualTo(datacenter == null);
        if (datacenter != null) {
            assertThat(scope.filesOf("any").datacenterPath()).isEqualTo(datacenter);
        }
    }

    @Test
    void aPathThatGoesOnOrLeadsToMachinesIsInvalid() {
        assertRefused("/lab/dc%2fone/esx1/esx1/x", ErrorCode.INVALID_ARG).contains("goes on");
        assertRefused("/lab/dc%2fone/vm/web", ErrorCode.INVALID_ARG).contains("'web'", "filter");
    }

    @ParameterizedTest
    @EnumSource
    void theFirstHostInTheServersOrderIsTheHostOfAnAgent(ScriptedServer.Style style) {
        HostAnchor anchor = read(TREE, style).onlyHost().anchor();

        assertThat(anchor.host()).isEqualTo(new ManagedObjectRef("HostSystem", "h1"));
        assertThat(anchor.computeResource().value()).isEqualTo("cr1");
    }

    @ParameterizedTest
    @CsvSource({"Datacenter,datacenter", "HostSystem,host system", "ComputeResource,compute resource"})
    void whatAHostAgentDoesNotShowIsNamed(String type, String words) {
        String tree = TREE.replace("<obj type=\"" + type, "<obj type=\"Other")
                .replace("<obj type=\"Cluster" + type, "<obj type=\"Other");

        HypervisorException error = catchThrowableOfType(
                HypervisorException.class,
                () -> read(tree, ScriptedServer.Style.COMPACT).onlyHost());

        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(error).hasMessageContaining("no " + words);
    }

    @Test
    void aTreeThatGoesInCirclesEnds() {
        String tree = TREE.replace(
                object("Folder", "f1", "lab", "Folder", "root", ""), object("Folder", "f1", "lab", "Folder", "f1", ""));

        assertThat(read(tree, ScriptedServer.Style.COMPACT).onlyHost().anchor().datacenterPath())
                .startsWith("lab/")
                .endsWith("/dc%2fone");
    }

    @Test
    void aNameMayBeWrittenAsItIsAsWell() {
        String tree = TREE.replace("rack 1", "50%25 rack");

        assertThat(byPath(read(tree, ScriptedServer.Style.COMPACT), "lab/dc%2fone/50% rack/cluster/esx2")
                        .anchor()
                        .host()
                        .value())
                .isEqualTo("h2");
    }
}
