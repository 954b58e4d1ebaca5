// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The VMX files of real machines, on a server that is not ours, through libvirt's driver and through our provider. */
@Timeout(900)
class CorpusOnGovmomiIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void libvirtAndWeDescribeRealMachinesInTheSameWords(String power) throws Exception {
        List<Path> machines = Corpus.realMachines();
        SoftAssertions softly = new SoftAssertions();
        int same = 0;
        for (Path vmx : machines) {
            try (GovmomiPeer peer = GovmomiPeer.start(with(Corpus.hostOf(List.of(vmx)), "-power", power));
                    Hypervisor ours = open(peer)) {
                Virsh virsh = Virsh.at(folder, peer.uri(), GovmomiPeer.USER, GovmomiPeer.PASSWORD);
                String uuid = virsh.output("list", "--all", "--uuid").strip();
                Command.Result theirs = virsh.run("dumpxml", uuid);
                String expected = theirs.status() == 0 ? Text.plain(theirs.out()) : "an error: " + theirs.err();
                String actual = describe(ours, uuid);
                boolean bothFail = expected.startsWith("an error") && actual.startsWith("an error");
                if (!bothFail) {
                    softly.assertThat(actual).as("%s", vmx.getFileName()).isEqualTo(expected);
                    same++;
                }
            }
        }
        softly.assertAll();
        // One or two of them name what this server does not have; most must really have been compared.
        assertThat(same).isGreaterThanOrEqualTo(machines.size() * 3 / 4);
    }

    private static String describe(Hypervisor ours, String uuid) {
        try {
            return Text.plain(ours.domains().byUuid(UUID.fromString(uuid)).xml(Set.of()));
        } catch (HypervisorException e) {
            return "an error: " + e.getMessage();
        }
    }

    private static Hypervisor open(GovmomiPeer peer) {
        return Hypervisors.connect(
                peer.uri() + "&compat=9.0", Credentials.of(GovmomiPeer.USER, Secret.of(GovmomiPeer.PASSWORD)));
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }
}
