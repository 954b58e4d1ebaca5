// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.Written.machine;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Optional;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuPlacement;
import org.hypervia.api.definition.CpuSet;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.VirtualCpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2.3 and 3.3 of the reference. */
class CpuVmxTest {
    private static final Written OLD = Written.hardware(4);

    @Test
    void readsTheProcessors() {
        assertThat(read("numvcpus=3").vcpus().maximum()).isEqualTo(3);
        refuses("numvcpus=0", "numvcpus", "'0'");
        refuses("numvcpus=-1", "numvcpus");
        refuses("numvcpus=4294967297", "numvcpus");
    }

    @Test
    void writesTheProcessors() {
        assertThat(OLD.added(domain -> domain.vcpus(VirtualCpus.of(3)))).containsExactly("numvcpus = \"3\"");
        OLD.refuses(
                CONFIG_UNSUPPORTED,
                domain -> domain.vcpus(new VirtualCpus(4, 2, CpuPlacement.STATIC, CpuSet.EMPTY)),
                "2 of 4");
    }

    @ParameterizedTest
    @CsvSource({"4,2,2,2", "3,2,1,2", "8,8,1,8", "6,3,2,3"})
    void dividesProcessorsIntoSockets(int vcpus, int coresPerSocket, int sockets, int cores) {
        DomainDefinition domain = read("numvcpus=" + vcpus, "cpuid.coresPerSocket=" + coresPerSocket);
        assertThat(domain.cpu().orElseThrow().topology()).contains(CpuTopology.of(sockets, cores));
    }

    @Test
    void hasNoTopologyOfSingleCores() {
        assertThat(read("numvcpus=4", "cpuid.coresPerSocket=1").cpu()).isEmpty();
        assertThat(read("numvcpus=4", "cpuid.coresPerSocket=0").cpu()).isEmpty();
        assertThat(read("numvcpus=4", "cpuid.coresPerSocket=-2").cpu()).isEmpty();
        refuses(new String[] {"numvcpus=2", "cpuid.coresPerSocket=4"}, "cpuid.coresPerSocket", "'4'");
    }

    @Test
    void writesTheCoresOfASocketEvenIfItIsOne() {
        assertThat(OLD.added(domain -> domain.cpu(Cpu.of(CpuTopology.of(1, 1)))))
                .containsExactly("cpuid.coresPerSocket = \"1\"");
        assertThat(OLD.added(domain -> domain.vcpus(VirtualCpus.of(6)).cpu(Cpu.of(CpuTopology.of(2, 3)))))
                .containsExactly("numvcpus = \"6\"", "cpuid.coresPerSocket = \"3\"");
    }

    @Test
    void checksTheCpuInLibvirtsOrder() {
        var odd = new CpuTopology(1, 2, 2, 1, 2);
        OLD.refuses(
                INTERNAL_ERROR,
                domain -> domain.cpu(new Cpu(CpuMode.HOST_PASSTHROUGH, Optional.of(odd))),
                "host-passthrough");
        OLD.refuses(CONFIG_UNSUPPORTED, domain -> domain.cpu(new Cpu(CpuMode.CUSTOM, Optional.empty())), "threads");
        OLD.refuses(CONFIG_UNSUPPORTED, domain -> domain.cpu(Cpu.of(odd)), "2 threads");
        OLD.refuses(CONFIG_UNSUPPORTED, domain -> domain.cpu(Cpu.of(new CpuTopology(1, 2, 2, 1, 1))), "2 dies");
        OLD.refuses(INTERNAL_ERROR, domain -> domain.cpu(Cpu.of(CpuTopology.of(2, 3))), "2 sockets", "3", "1");
        OLD.refuses(
                INTERNAL_ERROR,
                domain -> domain.cpu(Cpu.of(CpuTopology.of(Integer.MAX_VALUE, Integer.MAX_VALUE))),
                "sockets");
    }

    @Test
    void wantsOneClusterInTheNewestDialect() {
        DomainDefinition domain =
                machine().cpu(Cpu.of(new CpuTopology(1, 1, 2, 1, 1))).build();
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(domain), "2 clusters");
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).text(domain)).contains("cpuid.coresPerSocket = \"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "1,all,''",
                "1,ALL,''",
                "4,'0,1,2,7','0-2,7'",
                "2,'1,0','0-1'",
                "2,' 3 , 5 ','3,5'",
                "2,'3,3','3'",
                "1,16383,16383",
            })
    void readsTheAffinity(int vcpus, String value, String set) {
        DomainDefinition domain = read("numvcpus=" + vcpus, "sched.cpu.affinity=" + value);
        assertThat(domain.vcpus().affinity().toString()).isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0,x", "-1", "0-3", "0,,1", "16384", "99999999999999999999", "0;1", "1 2"})
    void refusesOtherAffinities(String value) {
        refuses("sched.cpu.affinity=" + value, "sched.cpu.affinity");
    }

    @Test
    void refusesAnAffinityOfFewerPartsThanProcessors() {
        refuses(new String[] {"numvcpus=3", "sched.cpu.affinity=0,1"}, "sched.cpu.affinity", "3", "2");
    }

    @Test
    void writesTheAffinity() {
        VirtualCpus two = VirtualCpus.of(2);
        assertThat(OLD.added(domain -> domain.vcpus(two.withAffinity(CpuSet.of(7, 0, 2, 1)))))
                .containsExactly("numvcpus = \"2\"", "sched.cpu.affinity = \"0,1,2,7\"");
        OLD.refuses(INTERNAL_ERROR, domain -> domain.vcpus(two.withAffinity(CpuSet.of(5))), "'5'", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "low,1000",
        "normal,2000",
        "HIGH,4000",
        "1234,1234",
        "+5,5",
        "-1,18446744073709551615",
        "18446744073709551615,18446744073709551615",
        "-18446744073709551615,1",
    })
    void readsTheShares(String value, String shares) {
        DomainDefinition domain = read("numvcpus=2", "sched.cpu.shares=" + value);
        assertThat(domain.cpuShares().orElseThrow()).hasToString(shares);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "medium", "1 ", "18446744073709551616", "-18446744073709551616", "unlimited"})
    void refusesOtherShares(String value) {
        refuses("sched.cpu.shares=" + value, "sched.cpu.shares");
    }

    @ParameterizedTest
    @CsvSource({"1000,low", "2000,normal", "4000,high", "1001,1001", "0,0", "-1,18446744073709551615"})
    void writesTheShares(long shares, String written) {
        assertThat(OLD.added(domain -> domain.vcpus(VirtualCpus.of(2)).cpuShares(new CpuShares(shares))))
                .containsExactly("numvcpus = \"2\"", "sched.cpu.shares = \"" + written + "\"");
    }
}
