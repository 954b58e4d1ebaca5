// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.networkxml.Bandwidth.Rate;
import org.hypervia.spi.networkxml.NetworkDefinition.Forward;
import org.hypervia.spi.networkxml.NetworkDefinition.PortGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and how, was tried out with virsh 9.0 and 12.8 on libvirt's test driver. */
class NetworkXmlTest {
    private static NetworkDefinition parse(String inside) {
        return NetworkXml.parse("<network><name>a</name>" + inside + "</network>", part -> {});
    }

    private static List<String> skipped(String inside) {
        List<String> paths = new ArrayList<>();
        NetworkXml.parse("<network><name>a</name>" + inside + "</network>", part -> paths.add(part.path()));
        return paths;
    }

    /** Printed by virsh, but for what the definition does not hold. */
    @Test
    void whatLibvirtPrintsComesBackAsItWas() {
        String xml = """
                <network>
                  <name>a</name>
                  <uuid>11111111-2222-3333-4444-555555555555</uuid>
                  <forward dev='eth0' mode='bridge'>
                    <interface dev='eth0'/>
                    <interface dev='eth1'/>
                  </forward>
                  <vlan>
                    <tag id='3'/>
                  </vlan>
                  <bandwidth>
                    <inbound average='1000' peak='5000' burst='1024'/>
                    <outbound average='1'/>
                  </bandwidth>
                  <portgroup name='x'>
                    <vlan trunk='yes'>
                      <tag id='5'/>
                      <tag id='6'/>
                    </vlan>
                    <bandwidth>
                      <inbound average='1'/>
                    </bandwidth>
                  </portgroup>
                  <portgroup name='y z'>
                  </portgroup>
                </network>
                """;
        List<String> skipped = new ArrayList<>();

        NetworkDefinition network = NetworkXml.parse(xml, part -> skipped.add(part.path()));

        assertThat(skipped).isEmpty();
        assertThat(NetworkXml.format(network)).isEqualTo(xml);
        assertThat(network)
                .isEqualTo(new NetworkDefinition(
                        "a",
                        Optional.of(UUID.fromString("11111111-2222-3333-4444-555555555555")),
                        new Forward(ForwardMode.BRIDGE, List.of("eth0", "eth1"), false),
                        Optional.of(
                                new Bandwidth(Optional.of(new Rate(1000, 5000, 1024)), Optional.of(new Rate(1, 0, 0)))),
                        Optional.of(Vlan.of(3)),
                        List.of(
                                new PortGroup(
                                        "x",
                                        Optional.of(new Vlan(true, List.of(5, 6))),
                                        Optional.of(new Bandwidth(Optional.of(new Rate(1, 0, 0)), Optional.empty()))),
                                new PortGroup("y z", Optional.empty(), Optional.empty()))));
    }

    @Test
    void aZeroAverageLeavesAnEmptyElementAndNoDirectionNone() {
        NetworkDefinition zero = parse("<bandwidth><inbound average='0' peak='3'/></bandwidth>");

        assertThat(NetworkXml.format(zero)).contains("  <bandwidth>\n  </bandwidth>\n");
        assertThat(parse("<bandwidth/>").bandwidth()).isEmpty();
        assertThat(NetworkXml.format(parse(""))).contains("  <bridge stp='off' delay='0'/>\n");
    }

    @Test
    void theDeviceOfForwardIsTheFirstInterface() {
        assertThat(parse("<forward dev='e1' mode='bridge'/>").forward().devices())
                .containsExactly("e1");
        assertThat(parse("<forward dev='' mode='bridge'/>").forward().devices()).isEmpty();
        assertThat(parse("<forward dev='e1' mode='bridge'><interface dev='e1'/><interface dev='e2'/></forward>")
                        .forward()
                        .devices())
                .containsExactly("e1", "e2");
        assertThat(parse("<forward mode='none' dev='e1'/>").forward()).isEqualTo(Forward.NONE);
        assertThat(parse("<forward/><ip address='10.0.0.1'/>").forward().mode()).isEqualTo(ForwardMode.NAT);
        assertThat(parse("<forward mode='bridge'/><forward mode='zz'/>")
                        .forward()
                        .mode())
                .isEqualTo(ForwardMode.BRIDGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XML_DETAIL         | <bandwidth><inbound peak='3'/></bandwidth>",
                "CONFIG_UNSUPPORTED | <bandwidth><inbound average='3' floor='2'/></bandwidth>",
                "CONFIG_UNSUPPORTED | <bandwidth><inbound floor='1' peak='3'/></bandwidth>",
                "CONFIG_UNSUPPORTED | <bandwidth><outbound floor='1'/></bandwidth>",
                "XML_ERROR          | <bandwidth><inbound average='x'/></bandwidth>",
                "XML_ERROR          | <bandwidth><inbound average=''/></bandwidth>",
                "XML_ERROR          | <bandwidth><inbound average='-1'/></bandwidth>",
                "XML_ERROR          | <bandwidth><inbound average='0x10'/></bandwidth>",
                "XML_ERROR          | <bandwidth><inbound average='99999999999999999999'/></bandwidth>",
                "XML_ERROR          | <forward dev='e1' mode='bridge'><interface dev='e2'/></forward>",
                "XML_ERROR          | <forward mode='bridge'><interface dev='e2'/><interface dev='e2'/></forward>",
                "XML_ERROR          | <forward mode='bridge'><interface/></forward>",
                "CONFIG_UNSUPPORTED | <forward mode='zz'/>",
                "XML_ERROR          | <forward/>",
                "XML_ERROR          | <forward mode=''/>",
                "XML_ERROR          | <forward mode='route'/>",
                "XML_ERROR          | <forward mode='open'/>",
                "INTERNAL_ERROR     | <uuid>zz</uuid>",
                "XML_ERROR          | <portgroup/>",
                "XML_ERROR          | <portgroup name=''/>",
                "XML_ERROR          | <forward mode='bridge'/><bridge name='x' stp='off'/>",
                "XML_ERROR          | <forward mode='bridge' dev='x'/><bridge name='x'/>",
                "XML_ERROR          | <forward mode='bridge'/><mtu size='1500'/>",
                "XML_ERROR          | <portgroup name='x'><vlan/></portgroup>",
                "XML_ERROR          | <portgroup name='x'><vlan><tag/></vlan></portgroup>",
                "XML_ERROR          | <portgroup name='x'><vlan><tag id='4096'/></vlan></portgroup>",
                "XML_ERROR          | <portgroup name='x'><vlan><tag id='z'/></vlan></portgroup>",
                "XML_ERROR          | <portgroup name='x'><vlan trunk='ja'><tag id='5'/></vlan></portgroup>",
                "XML_ERROR          | <portgroup name='x'><vlan trunk='no'><tag id='5'/><tag id='6'/></vlan></portgroup>",
                "XML_DETAIL         | <open>",
            })
    void whatLibvirtRefusesHasItsCode(ErrorCode code, String inside) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> parse(inside));

        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.getMessage()).contains("line 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XML_ERROR  | <networ><name>a</name></networ>",
                "NO_NAME    | <network><forward/></network>",
                "NO_NAME    | <network><name></name></network>",
                "XML_DETAIL | <network><name>a/b</name></network>",
                "XML_DETAIL | <!DOCTYPE network [<!ENTITY a 'b'>]><network><name>&a;</name></network>",
                "XML_DETAIL | no XML at all",
            })
    void whatIsNoNetworkIsRefused(ErrorCode code, String xml) {
        HypervisorException error =
                catchThrowableOfType(HypervisorException.class, () -> NetworkXml.parse(xml, part -> {}));

        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
    }

    @Test
    void whatTheDefinitionDoesNotHoldIsReported() {
        assertThat(skipped("<ip address='10.0.0.1'/><mac address='00:00:00:00:00:01'/>"))
                .containsExactly("network/ip", "network/mac");
        assertThat(skipped("<bridge name='br0' stp='on' delay='0'/>"))
                .containsExactly("network/bridge/@name", "network/bridge/@stp");
        assertThat(skipped("<bridge stp='off' delay='0'/><uuid/>")).isEmpty();
        assertThat(skipped("<portgroup name='x' default='yes'><virtualport/></portgroup>"))
                .containsExactly("network/portgroup/@default", "network/portgroup/virtualport");
        assertThat(skipped("<vlan><tag id='3'/></vlan>")).containsExactly("network/vlan");
        assertThat(skipped("<vlan><tag id='3' nativeMode='tagged'/></vlan><portgroup name='x'/>"))
                .containsExactly("network/vlan/tag/@nativeMode");
        assertThat(skipped("<forward mode='none' dev='x'><interface dev='x'/></forward>"))
                .containsExactly("network/forward/@dev", "network/forward/interface");
    }

    /** Whatever a definition holds, its XML says. */
    @Test
    void anyDefinitionComesBackAsItWas() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 500; round++) {
            NetworkDefinition network = any(random);

            assertThat(NetworkXml.parse(NetworkXml.format(network), part -> {
                        throw new AssertionError(part.path());
                    }))
                    .isEqualTo(network);
        }
    }

    private static NetworkDefinition any(SplittableRandom random) {
        List<PortGroup> groups = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            groups.add(new PortGroup(name(random), vlan(random), bandwidth(random)));
        }
        List<String> devices = random.nextBoolean() ? List.of() : List.of("vmnic0", "a'<&>\"");
        return new NetworkDefinition(
                name(random),
                random.nextBoolean() ? Optional.empty() : Optional.of(new UUID(random.nextLong(), random.nextLong())),
                Forward.bridge(devices),
                bandwidth(random),
                groups.isEmpty() ? Optional.empty() : vlan(random),
                groups);
    }

    private static String name(SplittableRandom random) {
        return "n" + "& <>'\"ü網".charAt(random.nextInt(8)) + random.nextInt(1000);
    }

    private static Optional<Vlan> vlan(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Vlan.of(random.nextInt(Vlan.MAX_TAG + 1)));
            default -> Optional.of(new Vlan(true, List.of(1, random.nextInt(Vlan.MAX_TAG + 1))));
        };
    }

    private static Optional<Bandwidth> bandwidth(SplittableRandom random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Bandwidth.both(
                        new Rate(random.nextLong(1, Long.MAX_VALUE), random.nextLong(0, 5), random.nextLong(0, 5))));
    }
}
