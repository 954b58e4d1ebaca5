// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.api.error.ErrorCode.INTERNAL_ERROR;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.read90;
import static org.hypervia.esx.vmx.Vmx.refuses;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.TcpMode;
import org.hypervia.api.definition.device.TcpProtocol;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2.11, 2.12 and 3.11 of the reference. */
class PortVmxTest {
    private static final Written OLD = Written.hardware(4);

    private static String[] lines(String port, String... rest) {
        String[] lines = Arrays.copyOf(
                Arrays.stream(rest).map(line -> port + "." + line).toArray(String[]::new), rest.length + 1);
        lines[rest.length] = port + ".present=true";
        return lines;
    }

    private static CharacterSource serial(String... rest) {
        return read(lines("serial0", rest)).devices().serialPorts().get(0).source();
    }

    private static CharacterSource parallel(String... rest) {
        return read(lines("parallel2", rest)).devices().parallelPorts().get(0).source();
    }

    @Test
    void readsDevices() {
        assertThat(serial("fileType=device", "fileName=/dev/ttyS0"))
                .isEqualTo(new CharacterSource.Device(Optional.of("/dev/ttyS0")));
        assertThat(serial("fileName=com1")).isEqualTo(new CharacterSource.Device(Optional.of("com1")));
        assertThat(serial("fileType=DEVICE")).isEqualTo(new CharacterSource.Device(Optional.empty()));
    }

    @Test
    void readsFiles() {
        assertThat(serial("fileType=File", "fileName=serial0.file"))
                .isEqualTo(new CharacterSource.File("[datastore] directory/serial0.file"));
        refuses(lines("serial0", "fileType=file"), "serial0.fileName");
        refuses(lines("serial0", "fileType=file", "fileName=/vmfs/volumes/missing/x"), "missing");
    }

    @Test
    void readsPipes() {
        assertThat(serial("fileType=pipe", "fileName=com2", "pipe.endPoint=x", "tryNoRxLoss=x"))
                .isEqualTo(new CharacterSource.Pipe(Optional.of("com2")));
        assertThat(serial("fileType=pipe")).isEqualTo(new CharacterSource.Pipe(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "//host:1,RAW",
        "tcp://host:1,RAW",
        "TCP4://host:1,RAW",
        "tcp6://host:1,RAW",
        "telnet://host:1,TELNET",
        "telnets://host:1,TELNETS",
        "ssl://host:1,TLS",
        "tcp+ssl://host:1,TLS",
        "tcp4+ssl://host:1,TLS",
        "tcp6+ssl://host:1,TLS",
    })
    void readsNetworkSchemes(String uri, TcpProtocol protocol) {
        assertThat(serial("fileType=network", "fileName=" + uri))
                .isEqualTo(new CharacterSource.Tcp(TcpMode.BIND, "host", "1", protocol));
    }

    @Test
    void readsNetworkHostsAndEndPoints() {
        assertThat(serial("fileType=Network", "fileName=tcp://[::1]:22/x?y", "network.endPoint=Server"))
                .isEqualTo(new CharacterSource.Tcp(TcpMode.BIND, "::1", "22", TcpProtocol.RAW));
        assertThat(serial("fileType=network", "fileName=tcp://my_host:22", "network.endPoint=CLIENT"))
                .isEqualTo(new CharacterSource.Tcp(TcpMode.CONNECT, "my_host", "22", TcpProtocol.RAW));
        assertThat(serial("fileType=network", "fileName=telnet://:13370"))
                .isEqualTo(new CharacterSource.Tcp(TcpMode.BIND, "", "13370", TcpProtocol.TELNET));
        refuses(
                lines("serial0", "fileType=network", "fileName=tcp://h:1", "network.endPoint=x"),
                "serial0.network.endPoint",
                "'x'");
        refuses(lines("serial0", "fileType=network", "fileName=http://h:1"), "serial0.fileName", "'http'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "a b", "host:1234", "tcp://host", "tcp://host:0", "ACSID=X,VSPC", "ftp://host"})
    void showsUnreadableUrisAsNullInTheNewestDialectOnly(String uri) {
        String[] lines = uri.equals("-")
                ? lines("serial0", "fileType=network", "network.endPoint=x")
                : lines("serial0", "fileType=network", "network.endPoint=x", "fileName=" + uri);
        refused(ErrorCode.INTERNAL_ERROR, () -> read90(lines), "serial0.fileName");
        assertThat(read(lines).devices().serialPorts()).containsExactly(new SerialPort(new CharacterSource.Null(), 0));
    }

    @Test
    void refusesToReadOtherSerialPorts() {
        refuses(lines("serial3", "fileType=thinprint"), "serial3.fileType", "'thinprint'", "device", "pipe");
        refuses("serial0.present=x", "serial0.present");
        refuses("serial0.startConnected=x", "serial0.startConnected");
        assertThat(read("serial0.fileType=x").devices().serialPorts()).isEmpty();
    }

    @Test
    void repeatsTheFirstSerialPortAsConsole() {
        String[] lines = {
            "serial3.present=true", "serial3.fileName=c", "serial1.present=true", "serial1.fileName=b",
        };
        Devices devices = read(lines).devices();
        var source = new CharacterSource.Device(Optional.of("b"));
        assertThat(devices.serialPorts()).extracting(SerialPort::port).containsExactly(1, 3);
        assertThat(devices.consoles()).containsExactly(new Console(Console.Target.SERIAL, source, 1));
        assertThat(read().devices().consoles()).isEmpty();
    }

    @Test
    void readsParallelPorts() {
        assertThat(parallel("fileType=DEVICE", "fileName=/dev/parport0"))
                .isEqualTo(new CharacterSource.Device(Optional.of("/dev/parport0")));
        assertThat(parallel("fileType=file", "fileName=x"))
                .isEqualTo(new CharacterSource.File("[datastore] directory/x"));
        assertThat(read(lines("parallel1", "fileType=device", "fileName=x"))
                        .devices()
                        .parallelPorts())
                .extracting(ParallelPort::port)
                .containsExactly(1);
        refuses(lines("parallel0"), "parallel0.fileType");
        refuses(lines("parallel0", "fileType=pipe"), "parallel0.fileName");
        refuses(lines("parallel0", "fileType=pipe", "fileName=x"), "parallel0.fileType", "'pipe'");
        refuses("parallel0.present=x", "parallel0.present");
        refuses("parallel0.startConnected=x", "parallel0.startConnected");
    }

    private static List<String> written(CharacterSource source) {
        return OLD.addedBy(devices -> devices.add(new SerialPort(source, 2)));
    }

    @Test
    void writesSerialPorts() {
        assertThat(written(new CharacterSource.Device(Optional.of("/dev/ttyS0"))))
                .containsExactly(
                        "serial2.present = \"true\"",
                        "serial2.fileType = \"device\"",
                        "serial2.fileName = \"/dev/ttyS0\"",
                        "serial2.yieldOnMsrRead = \"true\"");
        assertThat(written(new CharacterSource.File("[ds] d/written.txt")))
                .containsExactly(
                        "serial2.present = \"true\"",
                        "serial2.fileType = \"file\"",
                        "serial2.fileName = \"/vmfs/volumes/ds/d/written.txt\"",
                        "serial2.yieldOnMsrRead = \"true\"");
        assertThat(written(new CharacterSource.Pipe(Optional.of("com2"))))
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
        assertThat(written(new CharacterSource.Tcp(mode, "host", "4321", protocol)))
                .containsExactly(
                        "serial2.present = \"true\"",
                        "serial2.fileType = \"network\"",
                        "serial2.fileName = \"" + scheme + "://host:4321\"",
                        "serial2.network.endPoint = \"" + endPoint + "\"",
                        "serial2.yieldOnMsrRead = \"true\"");
    }

    @ParameterizedTest
    @CsvSource({
        "::1,[::1]",
        "fe80::1%eth0,[fe80::1%25eth0]",
        "a b,a%20b",
        "100%,100%25",
        "[h],[h]",
        "größe,gr%C3%B6%C3%9Fe"
    })
    void writesAHostSoThatItCanBeReadAgain(String host, String written) {
        CharacterSource port = new CharacterSource.Tcp(TcpMode.BIND, host, "5", TcpProtocol.TELNET);
        String uri = "telnet://" + written + ":5";
        assertThat(OLD.addedBy(devices -> devices.add(new SerialPort(port, 0))))
                .contains("serial0.fileName = \"" + uri + "\"");
        assertThat(read("serial0.present=true", "serial0.fileType=network", "serial0.fileName=" + uri)
                        .devices()
                        .serialPorts())
                .containsExactly(new SerialPort(port, 0));
        // Libvirt 9.0 writes it as it is.
        assertThat(OLD.in(DomainXmlDialect.LIBVIRT_9_0).addedBy(devices -> devices.add(new SerialPort(port, 0))))
                .contains("serial0.fileName = \"telnet://" + host + ":5\"");
    }

    @Test
    void refusesToWriteOtherSerialPorts() {
        for (CharacterSource source : List.of(
                new CharacterSource.Null(), new CharacterSource.Other("pty"), new CharacterSource.Other("udp"))) {
            OLD.refusesDevices(CONFIG_UNSUPPORTED, devices -> devices.add(new SerialPort(source, 0)), source.type());
        }
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(new SerialPort(new CharacterSource.Pipe(Optional.of("x")), 4)),
                "4",
                "0..3");
        OLD.refusesDevices(
                INTERNAL_ERROR, devices -> devices.add(new SerialPort(new CharacterSource.File("x"), 0)), "'x'");
    }

    @Test
    void writesParallelPorts() {
        assertThat(OLD.addedBy(devices -> devices.add(
                                new ParallelPort(new CharacterSource.Device(Optional.of("/dev/parport0")), 0))
                        .add(new ParallelPort(new CharacterSource.File("[ds] x"), 2))))
                .containsExactly(
                        "parallel0.present = \"true\"",
                        "parallel0.fileType = \"device\"",
                        "parallel0.fileName = \"/dev/parport0\"",
                        "parallel2.present = \"true\"",
                        "parallel2.fileType = \"file\"",
                        "parallel2.fileName = \"/vmfs/volumes/ds/x\"");
        OLD.refusesDevices(
                INTERNAL_ERROR,
                devices -> devices.add(new ParallelPort(new CharacterSource.File("/x"), 3)),
                "3",
                "0..2");
        OLD.refusesDevices(
                CONFIG_UNSUPPORTED,
                devices -> devices.add(new ParallelPort(new CharacterSource.Pipe(Optional.of("x")), 0)),
                "'pipe'");
    }

    @Test
    void makesASerialPortOfALoneConsole() {
        var console = new Console(Console.Target.SERIAL, new CharacterSource.Pipe(Optional.of("com1")), 0);
        assertThat(OLD.addedBy(devices -> devices.add(console))).startsWith("serial0.present = \"true\"");
        assertThat(OLD.addedBy(devices -> devices.add(console).add(new SerialPort(new CharacterSource.File("/x"), 1))))
                .startsWith("serial1.present = \"true\"")
                .hasSize(4);
    }
}
