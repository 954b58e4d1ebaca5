// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;

import java.util.List;
import org.hypervia.api.definition.device.Filesystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sections 2.8 and 3.8 of the reference. */
class FilesystemVmxTest {
    private static final Written OLD = Written.hardware(4);
    private static final String ON = "isolation.tools.hgfs.disable=false";

    private static List<Filesystem> folders(String... lines) {
        return read(lines).devices().filesystems();
    }

    @Test
    void readsAFolder() {
        List<Filesystem> folders = folders(
                ON,
                "sharedFolder.maxNum=1",
                "sharedFolder0.present=true",
                "sharedFolder0.enabled=true",
                "sharedFolder0.readAccess=x",
                "sharedFolder0.expiration=x",
                "sharedFolder0.hostPath=/srv/share",
                "sharedFolder0.guestName=share");
        assertThat(folders).hasSize(1);
        assertThat(folders.get(0).type()).isEqualTo(Filesystem.Type.MOUNT);
        assertThat(folders.get(0).accessMode()).isEqualTo(Filesystem.AccessMode.PASSTHROUGH);
        assertThat(folders.get(0).source()).contains("/srv/share");
        assertThat(folders.get(0).target()).contains("share");
        assertThat(folders.get(0).isReadOnly()).isTrue();
    }

    @Test
    void readsFoldersInOrderAndOnlyBelowTheMaximum() {
        String[] lines = {
            ON,
            "sharedFolder.maxNum=3",
            "sharedFolder3.present=x",
            "sharedFolder2.present=true",
            "sharedFolder2.enabled=true",
            "sharedFolder2.hostPath=two",
            "sharedFolder2.guestName=2",
            "sharedFolder2.writeAccess=true",
            "sharedFolder0.present=true",
            "sharedFolder0.enabled=true",
            "sharedFolder0.hostPath=zero",
            "sharedFolder0.guestName=0",
            "sharedFolder1.present=true",
        };
        assertThat(folders(lines))
                .extracting(folder -> folder.source().orElseThrow())
                .containsExactly("zero", "two");
        assertThat(folders(lines).get(1).isReadOnly()).isFalse();
    }

    @Test
    void readsNothingWhileFoldersAreDisabled() {
        assertThat(folders("sharedFolder.maxNum=x")).isEmpty();
        assertThat(folders("isolation.tools.hgfs.disable=true", "sharedFolder.maxNum=x"))
                .isEmpty();
        assertThat(folders(ON)).isEmpty();
        assertThat(folders(ON, "sharedFolder.maxNum=-1", "sharedFolder0.present=x"))
                .isEmpty();
        assertThat(folders(ON, "sharedFolder.maxNum=1", "sharedFolder0.enabled=true"))
                .isEmpty();
    }

    @Test
    void refusesFoldersThatLackAName() {
        String[] lines = {ON, "sharedFolder.maxNum=1", "sharedFolder0.present=true", "sharedFolder0.enabled=true"};
        refuses(lines, "sharedFolder0.hostPath");
        lines = java.util.Arrays.copyOf(lines, 5);
        lines[4] = "sharedFolder0.hostPath=x";
        refuses(lines, "sharedFolder0.guestName");
        refuses(new String[] {ON, "sharedFolder.maxNum=x"}, "sharedFolder.maxNum");
        refuses(new String[] {ON, "sharedFolder.maxNum=1", "sharedFolder0.present=x"}, "sharedFolder0.present");
        refuses("isolation.tools.hgfs.disable=x", "isolation.tools.hgfs.disable");
    }

    @Test
    void neverCountsToAnAbsurdMaximum() {
        String[] lines = {
            ON,
            "sharedFolder.maxNum=9223372036854775807",
            "sharedFolder4000000000.present=true",
            "sharedFolder4000000000.enabled=true",
            "sharedFolder4000000000.hostPath=x",
            "sharedFolder4000000000.guestName=y",
        };
        assertThat(folders(lines)).hasSize(1);
    }

    @Test
    void writesSharedFolders() {
        assertThat(OLD.addedBy(devices -> devices.add(Filesystem.builder()
                                .source("/srv/share")
                                .target("share")
                                .build())
                        .add(Filesystem.builder()
                                .source("/srv/other")
                                .target("other")
                                .isReadOnly(true)
                                .build())))
                .containsExactly(
                        "isolation.tools.hgfs.disable = \"false\"",
                        "sharedFolder.maxNum = \"2\"",
                        "sharedFolder0.present = \"true\"",
                        "sharedFolder0.enabled = \"true\"",
                        "sharedFolder0.readAccess = \"true\"",
                        "sharedFolder0.writeAccess = \"true\"",
                        "sharedFolder0.hostPath = \"/srv/share\"",
                        "sharedFolder0.guestName = \"share\"",
                        "sharedFolder1.present = \"true\"",
                        "sharedFolder1.enabled = \"true\"",
                        "sharedFolder1.readAccess = \"true\"",
                        "sharedFolder1.writeAccess = \"false\"",
                        "sharedFolder1.hostPath = \"/srv/other\"",
                        "sharedFolder1.guestName = \"other\"");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MOUNT")
    void refusesOtherFilesystems(Filesystem.Type type) {
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.add(Filesystem.builder().type(type).build()),
                type.libvirtName());
    }
}
