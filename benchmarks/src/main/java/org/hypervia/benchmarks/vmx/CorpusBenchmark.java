// SPDX-License-Identifier: Apache-2.0
package org.hypervia.benchmarks.vmx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.benchmarks.sample.Corpus;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All of libvirt's 9.0.0 cases once, in both directions; the figures are for all cases together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the fields.
public class CorpusBenchmark {
    private VmxOptions options;
    private List<byte[]> vmx;
    private List<String> xml;

    /** Reads the cases. */
    @Setup
    public void prepare() {
        options = VmxOptions.builder()
                .dialect(DomainXmlDialect.LIBVIRT_9_0)
                .directory("[datastore] directory")
                .missingDatastores(Set.of("missing"))
                .hardwareVersion(10)
                .scsiModel("lsilogic")
                .build();
        vmx = Corpus.inputs("vmx2xml");
        xml = Corpus.inputs("xml2vmx").stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    /** Every VMX file to domain XML. */
    @Benchmark
    public void vmxToXml(Blackhole sink) {
        for (byte[] file : vmx) {
            sink.consume(VmxConverter.vmxToXml(file, options));
        }
    }

    /** Every domain XML to VMX text. */
    @Benchmark
    public void xmlToVmx(Blackhole sink) {
        for (String file : xml) {
            sink.consume(VmxConverter.xmlToVmx(file, options));
        }
    }
}
