// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.stream.Collectors;
import org.hypervia.api.definition.Cpu;
import org.hypervia.api.definition.CpuMode;
import org.hypervia.api.definition.CpuShares;
import org.hypervia.api.definition.CpuTopology;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.VirtualCpus;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;

/** Writes {@code numvcpus}, {@code cpuid.coresPerSocket}, {@code sched.cpu.affinity} and {@code sched.cpu.shares}. */
final class CpuEntries {
    private CpuEntries() {}

    static void write(DomainDefinition domain, VmxRules rules, VmxOutput out) {
        VirtualCpus vcpus = domain.vcpus();
        if (vcpus.current() < vcpus.maximum()) {
            throw Refusal.unsupported("A vcpu element with " + vcpus.current() + " of " + vcpus.maximum()
                    + " processors cannot be written as VMX; remove the attribute current");
        }
        out.add("numvcpus", vcpus.maximum());
        domain.cpu().ifPresent(cpu -> out.add("cpuid.coresPerSocket", cores(cpu, vcpus.maximum(), rules)));
        if (!vcpus.affinity().isEmpty()) {
            out.add("sched.cpu.affinity", affinity(vcpus));
        }
        domain.cpuShares().ifPresent(shares -> out.add("sched.cpu.shares", shares(shares, vcpus.maximum())));
    }

    private static long cores(Cpu cpu, int vcpus, VmxRules rules) {
        if (cpu.mode() != CpuMode.CUSTOM) {
            throw Refusal.internal("The cpu mode '" + cpu.mode().libvirtName()
                    + "' cannot be written as VMX; use custom or remove the cpu element");
        }
        CpuTopology topology = cpu.topology()
                .orElseThrow(() -> unsupported("a cpu element without topology has 0 threads", "threads"));
        requireOne("threads", topology.threads());
        requireOne("dies", topology.dies());
        if (rules.has(VmxRule.CLUSTERS)) {
            requireOne("clusters", topology.clusters());
        }
        if ((long) topology.sockets() * topology.cores() != vcpus) {
            throw Refusal.internal("The cpu topology has " + topology.sockets() + " sockets of " + topology.cores()
                    + " cores, but the domain has " + vcpus + " virtual processors; make their product the same");
        }
        return topology.cores();
    }

    private static void requireOne(String what, int number) {
        if (number != 1) {
            throw unsupported("the cpu topology has " + number + " " + what, what);
        }
    }

    private static HypervisorException unsupported(String found, String what) {
        return Refusal.unsupported("VMX holds sockets and cores only, but " + found + "; set " + what + " to 1");
    }

    private static String affinity(VirtualCpus vcpus) {
        if (vcpus.affinity().size() < vcpus.maximum()) {
            throw Refusal.internal(
                    "The cpuset '" + Refusal.quote(vcpus.affinity().toString()) + "' has fewer"
                            + " processors than the domain's " + vcpus.maximum() + "; name at least one for each");
        }
        return vcpus.affinity().stream().mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static String shares(CpuShares shares, int vcpus) {
        long value = shares.unsignedValue();
        if (value == 500L * vcpus) {
            return "low";
        }
        if (value == 1000L * vcpus) {
            return "normal";
        }
        return value == 2000L * vcpus ? "high" : shares.toString();
    }
}
