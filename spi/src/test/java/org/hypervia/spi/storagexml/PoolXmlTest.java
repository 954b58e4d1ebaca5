// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storagexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolType;
import org.hypervia.spi.storagexml.PoolXml.Host;
import org.hypervia.spi.storagexml.PoolXml.Pool;
import org.hypervia.spi.storagexml.PoolXml.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PoolXmlTest {
    private static final UUID ID = UUID.fromString("b2e8040a-3d48-a09a-7345-e13c45151152");

    private static Pool pool(PoolType type, Source source) {
        return new Pool(type, "a<b>&'c'", Optional.of(ID), 10, 7, 3, source, Optional.of("/vmfs/volumes/x y"));
    }

    @ParameterizedTest
    @EnumSource(PoolType.class)
    void whatIsWrittenIsReadAgain(PoolType type) {
        Pool pool = pool(
                type,
                new Source(
                        List.of(new Host("nas&1", OptionalInt.of(2049)), new Host("::1", OptionalInt.empty())),
                        Optional.of("/export/'x'"),
                        Optional.of("iqn.2001-04.com.example:t1"),
                        Optional.of("nfs"),
                        Optional.of("4.1")));

        assertThat(PoolXml.parse(PoolXml.format(pool))).isEqualTo(pool);
    }

    /** What virsh 9.0 prints for a VMFS datastore. */
    @Test
    void theLayoutIsLibvirts() {
        String printed = """
                <pool type='fs'>
                  <name>datastore1</name>
                  <uuid>7ed85f7a-8b66-6889-9961-19fe24f19b07</uuid>
                  <capacity unit='bytes'>1099511627776</capacity>
                  <allocation unit='bytes'>17179886409</allocation>
                  <available unit='bytes'>1082331741367</available>
                  <source>
                    <format type='vmfs'/>
                  </source>
                  <target>
                    <path>/vmfs/volumes/6501f2aa-82b72b9a-000a-02005e100000</path>
                    <permissions>
                      <mode>00</mode>
                      <owner>0</owner>
                      <group>0</group>
                    </permissions>
                  </target>
                </pool>
                """;

        Pool pool = PoolXml.parse(printed);

        assertThat(pool.type()).isEqualTo(PoolType.FS);
        assertThat(pool.available()).isEqualTo(1082331741367L);
        assertThat(PoolXml.format(pool)).isEqualTo(printed);
    }

    @Test
    void whatIsNotToldIsNotThere() {
        Pool pool = PoolXml.parse("<pool type='dir'><name>images</name></pool>");

        assertThat(pool)
                .isEqualTo(new Pool(PoolType.DIR, "images", Optional.empty(), 0, 0, 0, Source.NONE, Optional.empty()));
        assertThat(PoolXml.format(pool)).doesNotContain("uuid", "<path>").contains("  <source>\n  </source>\n");
    }

    @ParameterizedTest
    @CsvSource({
        "<pool type='dir'>, XML_DETAIL",
        "<volume/>, XML_ERROR",
        "<pool><name>a</name></pool>, XML_ERROR",
        "<pool type='cube'><name>a</name></pool>, CONFIG_UNSUPPORTED",
        "<pool type='dir'/>, XML_ERROR",
        "<pool type='dir'><name>a</name><uuid>x</uuid></pool>, XML_ERROR",
        "<pool type='dir'><name>a</name><capacity>x</capacity></pool>, XML_ERROR",
        "<pool type='dir'><name>a</name><source><host name='h' port='x'/></source></pool>, XML_ERROR"
    })
    void whatIsNoPoolIsRefused(String xml, ErrorCode code) {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> PoolXml.parse(xml))
                .returns(code, HypervisorException::code);
    }
}
