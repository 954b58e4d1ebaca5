// SPDX-License-Identifier: Apache-2.0
package org.hypervia.benchmarks.domainxml;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.benchmarks.sample.Machine;
import org.hypervia.esx.vmx.VmxConverter;
import org.hypervia.esx.vmx.VmxOptions;
import org.hypervia.spi.domainxml.DomainXml;
import org.hypervia.spi.domainxml.FormatOptions;
import org.hypervia.spi.domainxml.ParseOptions;
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

/** The domain XML of one machine of our own, read and written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the fields.
public class DomainXmlBenchmark {
    /** Which machine. */
    @Param
    public Machine machine;

    private ParseOptions options;
    private DomainDefinition definition;
    private String xml;

    /** Makes the XML. */
    @Setup
    public void prepare() {
        // Only XML without identity or MAC address would need random numbers.
        options = ParseOptions.builder().inactive(true).random(new Random(1)).build();
        definition = VmxConverter.toDefinition(machine.vmx(), VmxOptions.DEFAULT.reading());
        xml = DomainXml.format(definition, FormatOptions.DEFAULT);
    }

    /** Text to definition. */
    @Benchmark
    public DomainDefinition parse() {
        return DomainXml.parse(xml, options);
    }

    /** Definition to text. */
    @Benchmark
    public String format() {
        return DomainXml.format(definition, FormatOptions.DEFAULT);
    }
}
