// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.ConsoleTarget;
import org.hypervia.api.definition.device.Filesystem;
import org.hypervia.api.definition.device.FilesystemType;
import org.hypervia.api.definition.device.Graphics;
import org.hypervia.api.definition.device.GraphicsListen;
import org.hypervia.api.definition.device.GraphicsPassword;
import org.hypervia.api.definition.device.GraphicsType;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.TcpMode;
import org.hypervia.api.definition.device.TcpProtocol;
import org.hypervia.api.definition.device.Video;
import org.hypervia.api.definition.device.VideoModel;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sections 3.4, 3.8, 3.10 and 3.11 of the reference. */
class DeviceEntriesTest {
    private static final Written OLD = Written.hardware(4);
    private static final String DEFAULT_VIDEO = "svga.vramSize = \"4194304\"";

    // 3.4

    @Test
    void writesVnc() {
        Graphics vnc = Graphics.Vnc.builder()
                .port(5901)
                .addListen(GraphicsListen.address("127.0.0.1"))
                .addListen(GraphicsListen.address("10.0.0.1"))
                .keymap("de")
                .password(new GraphicsPassword("s3cret"))
                .build();
        assertThat(OLD.addedBy(devices -> devices.addGraphics(vnc)))
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
        assertThat(OLD.addedBy(devices -> devices.addGraphics(vnc)))
                .containsExactly("RemoteDisplay.vnc.enabled = \"true\"", DEFAULT_VIDEO);
        assertThat(OLD.addedBy(devices ->
                        devices.addGraphics(Graphics.Vnc.builder().port(0).build())))
                .contains("RemoteDisplay.vnc.port = \"0\"");
    }

    @Test
    void repeatsSeveralVncServers() {
        assertThat(OLD.addedBy(devices -> devices.addGraphics(
                                Graphics.Vnc.builder().port(1).build())
                        .addGraphics(Graphics.Vnc.builder().port(2).build())))
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
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED, devices -> devices.addGraphics(new Graphics.Other(type)), type.libvirtName());
    }

    @Test
    void neverQuotesAPasswordThatCannotBeWritten() {
        Graphics vnc = Graphics.Vnc.builder()
                .password(new GraphicsPassword("top\"secret"))
                .build();
        var domain = Written.machine()
                .devices(org.hypervia.api.definition.device.Devices.builder()
                        .addGraphics(vnc)
                        .build())
                .build();
        refused(CONFIG_UNSUPPORTED, () -> OLD.text(domain), "RemoteDisplay.vnc.password", "'***'");
    }

    // 3.8

    @Test
    void writesSharedFolders() {
        assertThat(OLD.addedBy(devices -> devices.addFilesystem(Filesystem.builder()
                                .source("/srv/share")
                                .target("share")
                                .build())
                        .addFilesystem(Filesystem.builder()
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
    void refusesOtherFilesystems(FilesystemType type) {
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.addFilesystem(Filesystem.builder().type(type).build()),
                type.libvirtName());
    }

    // 3.10

    @ParameterizedTest
    @CsvSource({"4096,4194304", "9000,16777216", "1,65536", "64,65536", "65,131072", "8192,8388608"})
    void writesVideoMemoryInBytes(long kibibytes, String bytes) {
        assertThat(OLD.addedBy(
                        devices -> devices.addVideo(Video.of(VideoModel.VMVGA, MemorySize.ofKibibytes(kibibytes)))))
                .containsExactly("svga.vramSize = \"" + bytes + "\"");
    }

    @Test
    void knowsTheUsualVideoMemory() {
        assertThat(OLD.addedBy(devices -> devices.addVideo(new Video(VideoModel.VMVGA, Optional.empty(), 1, false))))
                .containsExactly(DEFAULT_VIDEO);
        assertThat(OLD.addedBy(devices -> devices.addVideo(new Video(VideoModel.DEFAULT, Optional.empty(), 0, false))))
                .containsExactly(DEFAULT_VIDEO);
    }

    @Test
    void refusesOtherVideoCards() {
        Video card = Video.of(VideoModel.VMVGA, MemorySize.ofMebibytes(4));
        OLD.refusesDevices(INTERNAL_ERROR, devices -> devices.addVideo(card).addVideo(card), "2");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.addVideo(new Video(VideoModel.QXL, Optional.empty(), 4, false)),
                "'qxl'");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.addVideo(new Video(VideoModel.NONE, Optional.empty(), 0, false)),
                "'none'");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.addVideo(new Video(VideoModel.VMVGA, Optional.empty(), 2, false)),
                "2 heads");
    }

    // 3.11

    private static List<String> serial(CharacterSource source) {
        return OLD.addedBy(devices -> devices.addSerialPort(new SerialPort(source, 2)));
    }

    @Test
    void writesSerialPorts() {
        assertThat(serial(new CharacterSource.Device(Optional.of("/dev/ttyS0"))))
                .containsExactly(
                        "serial2.present = \"true\"",
                        "serial2.fileType = \"device\"",
                        "serial2.fileName = \"/dev/ttyS0\"",
                        "serial2.yieldOnMsrRead = \"true\"");
        assertThat(serial(new CharacterSource.File("[ds] d/serial.txt")))
                .containsExactly(
                        "serial2.present = \"true\"",
                        "serial2.fileType = \"file\"",
                        "serial2.fileName = \"/vmfs/volumes/ds/d/serial.txt\"",
                        "serial2.yieldOnMsrRead = \"true\"");
        assertThat(serial(new CharacterSource.Pipe(Optional.of("com2"))))
                .containsExactly(
                        "serial2.present = \"true\"",
                        "serial2.fileType = \"pipe\"",
                        "serial2.pipe.endPoint = \"client\"",
                        "serial2.tryNoRxLoss = \"false\"",
                        "serial2.fileName = \"com2\"",
                        "serial2.yieldOnMsrRead = \"true\"");
    }

    @ParameterizedTest
    @CsvSource({
        "RAW,tcp,BIND,server",
        "TELNET,telnet,CONNECT,client",
        "TELNETS,telnets,BIND,server",
        "TLS,ssl,BIND,server"
    })
    void writesNetworkPorts(TcpProtocol protocol, String scheme, TcpMode mode, String endPoint) {
        assertThat(serial(new CharacterSource.Tcp(mode, "::1", "4321", protocol)))
                .containsExactly(
                        "serial2.present = \"true\"",
                        "serial2.fileType = \"network\"",
                        "serial2.fileName = \"" + scheme + "://::1:4321\"",
                        "serial2.network.endPoint = \"" + endPoint + "\"",
                        "serial2.yieldOnMsrRead = \"true\"");
    }

    @Test
    void refusesOtherSerialPorts() {
        for (CharacterSource source : List.of(
                new CharacterSource.Null(), new CharacterSource.Other("pty"), new CharacterSource.Other("udp"))) {
            OLD.refusesDevices(
                    CONFIG_UNSUPPORTED, devices -> devices.addSerialPort(new SerialPort(source, 0)), source.type());
        }
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addSerialPort(new SerialPort(new CharacterSource.Pipe(Optional.of("x")), 4)),
                "4",
                "0..3");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addSerialPort(new SerialPort(new CharacterSource.File("x"), 0)),
                "'x'");
    }

    @Test
    void writesParallelPorts() {
        assertThat(OLD.addedBy(devices -> devices.addParallelPort(
                                new ParallelPort(new CharacterSource.Device(Optional.of("/dev/parport0")), 0))
                        .addParallelPort(new ParallelPort(new CharacterSource.File("[ds] x"), 2))))
                .containsExactly(
                        "parallel0.present = \"true\"",
                        "parallel0.fileType = \"device\"",
                        "parallel0.fileName = \"/dev/parport0\"",
                        "parallel2.present = \"true\"",
                        "parallel2.fileType = \"file\"",
                        "parallel2.fileName = \"/vmfs/volumes/ds/x\"");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.addParallelPort(new ParallelPort(new CharacterSource.File("/x"), 3)),
                "3",
                "0..2");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.addParallelPort(new ParallelPort(new CharacterSource.Pipe(Optional.of("x")), 0)),
                "'pipe'");
    }

    @Test
    void makesASerialPortOfALoneConsole() {
        var console = new Console(ConsoleTarget.SERIAL, new CharacterSource.Pipe(Optional.of("com1")), 0);
        assertThat(OLD.addedBy(devices -> devices.addConsole(console))).startsWith("serial0.present = \"true\"");
        assertThat(OLD.addedBy(devices ->
                        devices.addConsole(console).addSerialPort(new SerialPort(new CharacterSource.File("/x"), 1))))
                .startsWith("serial1.present = \"true\"")
                .hasSize(4);
    }
}
