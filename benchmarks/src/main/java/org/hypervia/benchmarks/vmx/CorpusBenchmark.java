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

/** Libvirt's 9.0.0 cases one after the other, in both directions; the figures are for one case. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the fields.
public class CorpusBenchmark {
    private VmxOptions options;
    private List<byte[]> vmx;
    private List<String> xml;
    private int next;

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

    /** The next VMX file to domain XML. */
    @Benchmark
    public String vmxToXml() {
        return VmxConverter.vmxToXml(vmx.get(next++ % vmx.size()), options);
    }

    /** The next domain XML to VMX text. */
    @Benchmark
    public String xmlToVmx() {
        return VmxConverter.xmlToVmx(xml.get(next++ % xml.size()), options);
    }
}
