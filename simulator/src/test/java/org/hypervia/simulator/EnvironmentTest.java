// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What machines may have on a host, what may be done within their guests, and which certificate the host shows. */
class EnvironmentTest {
    private final EsxSimulator esx = EsxSimulator.start(
            SimulatorOptions.builder().tls(false).datastores(2).build());
    private final VimClient client = VimClient.loggedIn(esx);

    @AfterEach
    void stop() {
        esx.close();
    }

    private Answer browser(String method, String parameters) {
        return client.call(method, "EnvironmentBrowser", "ha-environment-browser", parameters);
    }

    @Test
    void versionsOfHardwareAreDescribed() {
        Answer all = browser("QueryConfigOptionDescriptor", "");

        assertThat(all.all("key")).contains("vmx-08", "vmx-19", "vmx-20").doesNotHaveDuplicates();
        assertThat(all.all("defaultConfigOption")).containsOnlyOnce("true");
    }

    @Test
    void aVersionHasGuestsAndLimits() {
        Answer option = browser("QueryConfigOption", "");
        assertThat(option.first("version")).isEqualTo("vmx-19");
        assertThat(option.all("fullName")).contains("Debian GNU/Linux 12 (64-bit)");
        assertThat(option.body())
                .contains("<hwVersion>19</hwVersion>", "<numCPU>1</numCPU>", "<numCPU>32</numCPU>")
                .contains("<recommendedEthernetCard>VirtualVmxnet3</recommendedEthernetCard>");

        assertThat(browser("QueryConfigOption", "<key>vmx-13</key>").first("version"))
                .isEqualTo("vmx-13");
        assertThat(browser("QueryConfigOption", "<key>vmx-99</key>").all("version"))
                .isEmpty();
        assertThat(browser("QueryConfigOption", "<host type=\"HostSystem\">other</host>")
                        .fault())
                .isEqualTo("InvalidArgument");
    }

    @Test
    void ofTheGuestsOnlyThoseThatAreWanted() {
        Answer option = browser(
                "QueryConfigOptionEx",
                "<spec><key>vmx-20</key><host type=\"HostSystem\">ha-host</host>"
                        + "<guestId>debian12_64Guest</guestId><guestId>otherGuest</guestId></spec>");

        assertThat(option.first("version")).isEqualTo("vmx-20");
        assertThat(option.all("id")).containsExactly("debian12_64Guest", "otherGuest");
    }

    @Test
    void datastoresAndNetworksOfTheHostCanBeUsed() {
        Answer target = browser("QueryConfigTarget", "<host type=\"HostSystem\">ha-host</host>");

        assertThat(target.all("name")).contains("datastore1", "datastore2", "VM Network");
        assertThat(target.first("numCpuCores")).isEqualTo("16");
    }

    private Answer guest(String method, String manager, String machine, String more) {
        return client.call(
                method,
                manager,
                "ha-" + (manager.contains("Process") ? "process" : manager.contains("File") ? "file" : "auth")
                        + "-manager",
                "<vm type=\"VirtualMachine\">" + esx.machine(machine).id() + "</vm>"
                        + "<auth xsi:type=\"NamePasswordAuthentication\"><interactiveSession>false</interactiveSession>"
                        + "<username>joe</username><password>x</password></auth>" + more);
    }

    @Test
    void theManagersOfGuestsAreThere() {
        Answer managers = client.read(
                "GuestOperationsManager",
                "ha-guest-operations-manager",
                "authManager",
                "fileManager",
                "processManager");

        assertThat(List.of("authManager", "fileManager", "processManager"))
                .allSatisfy(name -> assertThat(managers.property(name)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "ValidateCredentialsInGuest, GuestAuthManager",
        "ListProcessesInGuest, GuestProcessManager",
        "StartProgramInGuest, GuestProcessManager",
        "ListFilesInGuest, GuestFileManager",
        "InitiateFileTransferFromGuest, GuestFileManager",
    })
    void workInAGuestNeedsARunningOneWithToolsAndAnAccount(String method, String manager) {
        assertThat(guest(method, manager, "web01", "").fault()).isEqualTo("InvalidGuestLogin");
        esx.machine("web01").tools(false);
        assertThat(guest(method, manager, "web01", "").fault()).isEqualTo("GuestOperationsUnavailable");
        esx.machine("web01").state(MachineState.OFF);
        assertThat(guest(method, manager, "web01", "").fault()).isEqualTo("InvalidPowerState");
    }

    @Test
    void theHostTellsOfTheCertificateThatItShows() throws Exception {
        assertThat(client.read("HostCertificateManager", "ha-certificate-manager", "certificateInfo")
                        .property("certificateInfo"))
                .isEmpty();
        try (EsxSimulator secure = EsxSimulator.start(SimulatorOptions.builder().build())) {
            X509Certificate shown = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(
                            secure.certificate().orElseThrow().getBytes(StandardCharsets.US_ASCII)));

            Answer info = VimClient.loggedIn(secure)
                    .read("HostCertificateManager", "ha-certificate-manager", "certificateInfo");

            assertThat(info.first("subject"))
                    .isEqualTo(shown.getSubjectX500Principal().getName());
            assertThat(info.first("notAfter"))
                    .startsWith(shown.getNotAfter().toInstant().toString().substring(0, 19));
            assertThat(info.first("status")).isEqualTo("good");
        }
    }
}
