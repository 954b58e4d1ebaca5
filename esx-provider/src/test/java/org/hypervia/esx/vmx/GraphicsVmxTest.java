// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.definition.device.GraphicsType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sections 2.4 and 3.4 of the reference. */
class GraphicsVmxTest {
    private static final Written OLD = Written.hardware(4);
    private static final String DEFAULT_VIDEO = "svga.vramSize = \"4194304\"";

    private static Graphics.Vnc vnc(String... lines) {
        String[] all = java.util.Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "RemoteDisplay.vnc.enabled=true";
        return (Graphics.Vnc) read(all).devices().graphics().get(0);
    }

    @Test
    void readsNothingUnlessVncIsEnabled() {
        assertThat(read("RemoteDisplay.vnc.port=x", "RemoteDisplay.vnc.enabled=false")
                        .devices()
                        .graphics())
                .isEmpty();
        assertThat(read("RemoteDisplay.vnc.port=x").devices().graphics()).isEmpty();
    }

    @Test
    void letsTheHostChooseThePortByDefault() {
        assertThat(vnc().autoport()).isTrue();
        assertThat(vnc("RemoteDisplay.vnc.port=-1").autoport()).isTrue();
        assertThat(vnc("RemoteDisplay.vnc.port=unlimited").autoport()).isTrue();
        assertThat(vnc("RemoteDisplay.vnc.port=-5").autoport()).isTrue();
        assertThat(vnc().listens()).containsExactly(GraphicsListen.ANY_ADDRESS);
        assertThat(vnc().keymap()).isEmpty();
        assertThat(vnc().password()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5901", "0", "80", "70000", "2147483647"})
    void takesAnyPort(int port) {
        Graphics.Vnc vnc = vnc("RemoteDisplay.vnc.port=" + port);
        assertThat(vnc.autoport()).isFalse();
        assertThat(vnc.port()).isEqualTo(port);
    }

    @Test
    void readsAddressKeymapAndPassword() {
        Graphics.Vnc vnc = vnc(
                "RemoteDisplay.vnc.ip=127.0.0.1", "RemoteDisplay.vnc.keymap=de", "RemoteDisplay.vnc.password=s3cret");
        assertThat(vnc.listenAddress()).contains("127.0.0.1");
        assertThat(vnc.keymap()).contains("de");
        assertThat(vnc.password().orElseThrow().value()).isEqualTo("s3cret");
        assertThat(vnc.toString()).doesNotContain("s3cret");
        assertThat(vnc("RemoteDisplay.vnc.ip=").listenAddress()).contains("");
    }

    @Test
    void refusesMalformedVnc() {
        refuses("RemoteDisplay.vnc.enabled=x", "RemoteDisplay.vnc.enabled");
        refuses(new String[] {"RemoteDisplay.vnc.enabled=true", "RemoteDisplay.vnc.port=x"}, "RemoteDisplay.vnc.port");
        refuses(new String[] {"RemoteDisplay.vnc.enabled=true", "RemoteDisplay.vnc.port=2147483648"}, "vnc.port");
    }

    @Test
    void writesVnc() {
        Graphics vnc = Graphics.Vnc.builder()
                .port(5901)
                .addListen(GraphicsListen.address("127.0.0.1"))
                .addListen(GraphicsListen.address("10.0.0.1"))
                .keymap("de")
                .password(new GraphicsPassword("s3cret"))
                .build();
        assertThat(OLD.addedBy(devices -> devices.add(vnc)))
                .containsExactly(
                        "RemoteDisplay.vnc.enabled = \"true\"",
                        "RemoteDisplay.vnc.port = \"5901\"",
                        "RemoteDisplay.vnc.ip = \"127.0.0.1\"",
                        "RemoteDisplay.vnc.keymap = \"de\"",
                        "RemoteDisplay.vnc.password = \"s3cret\"",
                        DEFAULT_VIDEO);
    }

    @Test
    void writesNoPortThatTheHostChooses() {
        Graphics vnc = Graphics.Vnc.builder()
                .addListen(new GraphicsListen.Network("default"))
                .build();
        assertThat(OLD.addedBy(devices -> devices.add(vnc)))
                .containsExactly("RemoteDisplay.vnc.enabled = \"true\"", DEFAULT_VIDEO);
        assertThat(OLD.addedBy(
                        devices -> devices.add(Graphics.Vnc.builder().port(0).build())))
                .contains("RemoteDisplay.vnc.port = \"0\"");
    }

    @Test
    void repeatsSeveralVncServers() {
        assertThat(OLD.addedBy(
                        devices -> devices.add(Graphics.Vnc.builder().port(1).build())
                                .add(Graphics.Vnc.builder().port(2).build())))
                .containsExactly(
                        "RemoteDisplay.vnc.enabled = \"true\"",
                        "RemoteDisplay.vnc.port = \"1\"",
                        "RemoteDisplay.vnc.enabled = \"true\"",
                        "RemoteDisplay.vnc.port = \"2\"",
                        DEFAULT_VIDEO);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VNC")
    void refusesOtherGraphics(GraphicsType type) {
        OLD.refusesDevices(CONFIG_UNSUPPORTED, devices -> devices.add(new Graphics.Other(type)), type.libvirtName());
    }

    @Test
    void neverQuotesAPasswordThatCannotBeWritten() {
        Graphics vnc = Graphics.Vnc.builder()
                .password(new GraphicsPassword("top\"secret"))
                .build();
        var domain = Written.machine()
                .devices(org.hypervia.api.definition.device.Devices.builder()
                        .add(vnc)
                        .build())
                .build();
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(domain), "RemoteDisplay.vnc.password", "'***'");
    }
}
