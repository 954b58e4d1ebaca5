// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;

import java.util.Optional;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 2.10 and 3.10 of the reference. */
class VideoVmxTest {
    private static final Written OLD = Written.hardware(4);
    private static final String DEFAULT_VIDEO = "svga.vramSize = \"4194304\"";

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

    @ParameterizedTest
    @CsvSource({"4096,4194304", "9000,16777216", "1,65536", "64,65536", "65,131072", "8192,8388608"})
    void writesVideoMemoryInBytes(long kibibytes, String bytes) {
        assertThat(OLD.addedBy(devices -> devices.add(Video.of(VideoModel.VMVGA, MemorySize.ofKibibytes(kibibytes)))))
                .containsExactly("svga.vramSize = \"" + bytes + "\"");
    }

    @Test
    void knowsTheUsualVideoMemory() {
        assertThat(OLD.addedBy(devices -> devices.add(new Video(VideoModel.VMVGA, Optional.empty(), 1, false))))
                .containsExactly(DEFAULT_VIDEO);
        assertThat(OLD.addedBy(devices -> devices.add(new Video(VideoModel.DEFAULT, Optional.empty(), 0, false))))
                .containsExactly(DEFAULT_VIDEO);
    }

    @Test
    void refusesOtherVideoCards() {
        Video card = Video.of(VideoModel.VMVGA, MemorySize.ofMebibytes(4));
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.add(card).add(card), "2");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.add(new Video(VideoModel.QXL, Optional.empty(), 4, false)),
                "'qxl'");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.add(new Video(VideoModel.NONE, Optional.empty(), 0, false)),
                "'none'");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.add(new Video(VideoModel.VMVGA, Optional.empty(), 2, false)),
                "2 heads");
    }
}
