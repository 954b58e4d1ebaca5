// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;

import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 2.4 and 2.10 of the reference. */
class DisplayKeysTest {
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

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1024,1",
        "1025,2",
        "4194304,4096",
        "5242880,8192",
        "9000000,16384",
        "0,4096",
        "-1,4096",
        "unlimited,4096",
        "-9223372036854775808,4096",
        "2199023255552,2147483648",
    })
    void roundsVideoMemoryUpToAPowerOfTwo(String bytes, long kibibytes) {
        Video video = read("svga.vramSize=" + bytes).devices().videos().get(0);
        assertThat(video.memory()).contains(MemorySize.ofKibibytes(kibibytes));
        assertThat(video.model()).isEqualTo(VideoModel.VMVGA);
        assertThat(video.isPrimary()).isTrue();
    }

    @Test
    void hasVideoMemoryOf4MebibytesByDefault() {
        assertThat(read().devices().videos().get(0).memory()).contains(MemorySize.ofMebibytes(4));
        refuses("svga.vramSize=x", "svga.vramSize");
        refuses("svga.vramSize=2199023255553", "svga.vramSize");
    }
}
