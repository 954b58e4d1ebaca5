// SPDX-License-Identifier: Apache-2.0
package org.hypervia.benchmarks.vmx;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.benchmarks.sample.Machine;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One machine of our own, both directions, with and without XML. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the fields.
public class VmxBenchmark {
    /** Which machine. */
    @Param
    public Machine machine;

    private VmxOptions options;
    private byte[] vmx;
    private String xml;
    private DomainDefinition definition;

    /** Converts once. */
    @Setup
    public void prepare() {
        options = VmxOptions.builder()
                .directory("[datastore] web01")
                .hardwareVersion(10)
                .build();
        vmx = machine.vmx().getBytes(StandardCharsets.UTF_8);
        xml = VmxConverter.vmxToXml(vmx, options);
        definition = VmxConverter.toDefinition(vmx, options.reading());
    }

    /** Bytes of a VMX file to a definition. */
    @Benchmark
    public DomainDefinition vmxToDefinition() {
        return VmxConverter.toDefinition(vmx, options.reading());
    }

    /** Bytes of a VMX file to domain XML. */
    @Benchmark
    public String vmxToXml() {
        return VmxConverter.vmxToXml(vmx, options);
    }

    /** A definition to VMX text. */
    @Benchmark
    public String definitionToVmx() {
        return VmxConverter.fromDefinition(definition, options.writing());
    }

    /** Domain XML to VMX text. */
    @Benchmark
    public String xmlToVmx() {
        return VmxConverter.xmlToVmx(xml, options);
    }
}
