// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HostManner;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Govmomi's command line on our simulator: nothing fails that an ESX host answers. */
@Timeout(600)
class GovcOnSimulatorIT {
    @TempDir
    private Path folder;

    private Command govc(EsxSimulator host) {
        return new Command(
                folder,
                List.of(Peers.govc().toString()),
                Map.of(
                        "GOVC_URL",
                        host.httpUri() + "/sdk",
                        "GOVC_USERNAME",
                        "root",
                        "GOVC_PASSWORD",
                        "secret",
                        "GOVC_INSECURE",
                        "1",
                        "GOVC_PERSIST_SESSION",
                        "false",
                        "GOVC_DATASTORE",
                        "datastore1",
                        "GOVMOMI_HOME",
                        folder.toString()));
    }

    private static EsxSimulator host(HostManner manner, boolean tls) {
        return EsxSimulator.start(SimulatorOptions.builder()
                .credentials("root", "secret")
                .manner(manner)
                .tls(tls)
                .build());
    }

    @Test
    void everydayCommandsWork() throws Exception {
        Files.writeString(folder.resolve("f.txt"), "a file\n");
        SoftAssertions softly = new SoftAssertions();
        List<GovcScript.Line> lines = GovcScript.lines(folder.toString());
        assertThat(lines).hasSizeGreaterThan(150);
        try (EsxSimulator host = host(HostManner.SINCE_6_0, false)) {
            Command govc = govc(host);
            for (GovcScript.Line line : lines) {
                Command.Result result = govc.run(line.words().toArray(String[]::new));
                softly.assertThat(result.status() != 0)
                        .as("%s is refused: %s", line.words(), result.err())
                        .isEqualTo(line.refused());
            }
        }
        softly.assertAll();
    }

    @Test
    void whatTheyPrintIsWhatIsThere() {
        try (EsxSimulator host = host(HostManner.SINCE_6_0, true)) {
            Command govc = govc(host);
            assertThat(govc.run("about").out()).contains("VMware ESXi 8.0.2", "HostAgent");
            assertThat(govc.run("ls", "vm").out()).contains("/ha-datacenter/vm/web01");
            assertThat(govc.run("vm.info", "web01").out()).contains("poweredOn", "2 vCPU(s)", "2048MB");
            assertThat(govc.run("vm.ip", "web01").out()).startsWith("198.18.");
            assertThat(govc.run("device.ls", "-vm", "web01").out())
                    .contains("disk-1000-0", "ethernet-0", "VMCI", "ParaVirtualSCSIController");
            assertThat(govc.run("datastore.download", "web01/web01.vmx", "-").out())
                    .isEqualTo(host.machine("web01").vmx());
            assertThat(govc.run("vm.change", "-vm", "web01", "-e", "guestinfo.colour=blue")
                            .err())
                    .isEmpty();
            assertThat(govc.run("object.collect", "-s", "vm/web01", "config.extraConfig[\"guestinfo.colour\"].value")
                            .out()
                            .strip())
                    .isEqualTo("blue");
        }
    }

    @Test
    void theyWorkOnAnOldVCentersKindOfCookieToo() {
        try (EsxSimulator host = host(HostManner.BEFORE_6_0, true)) {
            assertThat(govc(host).run("vm.info", "web01").out()).contains("poweredOn");
        }
    }
}
