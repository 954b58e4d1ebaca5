// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that want to hurt: each is refused with a typed error, early and without much memory. */
class HostileXmlTest {
    private static final long MEBIBYTE = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "x",
                "<domain",
                "<domain>",
                "<domain/><domain/>",
                "<domain/>x",
                "<domain type='vmware' type='vmware'/>",
                "<domain type=vmware/>",
                "<domain type='<'/>",
                "<domain>&undeclared;</domain>",
                "<domain>&#0;</domain>",
                "<domain>&#x1;</domain>",
                "<domain>\u0001</domain>",
                "<domain>\ud800</domain>",
                "<domain><p:name>x</p></domain>",
                "<!DOCTYPE domain><domain type='vmware'/>",
                "<!DOCTYPE domain SYSTEM 'file:///secret'><domain type='vmware'/>",
                "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///secret'>]><domain><name>&x;</name></domain>",
                "<!DOCTYPE d [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><domain><name>&b;</name></domain>",
                "<?xml version='9.9'?><domain/>"
            })
    void whatIsNotPlainXmlIsRefusedAsXmlDetail(String xml) {
        assertThat(TestXml.codeOf(xml, DomainXmlDialect.LATEST)).isEqualTo(ErrorCode.XML_DETAIL);
    }

    static Stream<String> bombs() {
        String manyAttributes =
                IntStream.range(0, 400_000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
        return Stream.of(
                "<a>".repeat(10_000_000),
                "<a>".repeat(1_000_000),
                "<a>".repeat(257) + "</a>".repeat(257),
                "x".repeat(100_000_000),
                "<domain>" + "x".repeat(5_000_000) + "</domain>",
                "<domain>" + "<a/>".repeat(1_000_000) + "</domain>",
                "<domain" + manyAttributes.substring(0, 4_000_000) + "/>",
                "<" + "d".repeat(4_000_000) + "/>",
                "<domain type='none'><description>" + "&quot;".repeat(600_000) + "</description></domain>",
                "<domain type='" + "\n".repeat(4_000_000) + "'/>");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    @Timeout(20)
    void bombsAreRefusedEarly(String xml) {
        long before = allocated();
        long start = System.nanoTime();
        HypervisorException refusal = TestXml.refusal(xml, DomainXmlDialect.LATEST);
        assertThat(refusal.code()).isIn(ErrorCode.XML_DETAIL, ErrorCode.XML_ERROR, ErrorCode.NO_NAME);
        assertThat(refusal.getMessage().length()).isLessThan(1000);
        assertThat(allocated() - before).isLessThan(64 * MEBIBYTE);
        System.getLogger("test")
                .log(
                        System.Logger.Level.DEBUG,
                        () -> Duration.ofNanos(System.nanoTime() - start).toString());
    }

    /** Within all limits, but as much as they allow. */
    static Stream<String> heavyTexts() {
        String disks = IntStream.range(0, 20_000)
                .mapToObj(i -> "<disk device='cdrom'><target dev='x" + i + "' bus='usb'/></disk>")
                .collect(Collectors.joining());
        String depth = "<a>".repeat(250) + "x".repeat(4_000_000) + "</a>".repeat(250);
        return Stream.of(
                TestXml.withHead("<description>" + depth + "</description>"),
                TestXml.withHead("<description>" + "&amp;".repeat(800_000) + "</description>"),
                TestXml.withHead("<!--" + "x".repeat(4_000_000) + "-->"),
                TestXml.withHead("<metadata>" + "<a/>".repeat(90_000) + "</metadata>"),
                TestXml.withDevices("<serial type='null'/>".repeat(90_000)),
                TestXml.withDevices("<foo a='1'/>".repeat(90_000)),
                TestXml.withDevices("<foo\na='1'/>".repeat(90_000)),
                TestXml.withDevices("<controller type='usb'/>".repeat(90_000)),
                TestXml.withDevices(disks));
    }

    @ParameterizedTest
    @MethodSource("heavyTexts")
    @Timeout(20)
    void heavyTextsAreReadAndReportedInReasonableTime(String xml) {
        ParseOptions options = TestXml.options().skipped(skipped -> {}).build();
        assertThat(DomainXml.parse(xml, options).name()).contains("t");
    }

    @Test
    void commonEntitiesAreNoAttack() {
        String xml = TestXml.withHead("<description>" + "&amp;&lt;&#65;".repeat(50_000) + "</description>");
        assertThat(DomainXml.parse(xml, TestXml.options().build()).description().orElseThrow())
                .hasSize(150_000)
                .startsWith("&<A");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
