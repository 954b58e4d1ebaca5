// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Locale;
import java.util.Optional;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.TcpMode;
import org.hypervia.api.definition.device.TcpProtocol;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.FileNameFormatter;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.Utf8;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/** Serial and parallel ports, {@code serialN.*} and {@code parallelN.*}. */
final class PortVmx {
    private static final String SERIAL = "serial";
    private static final int SERIAL_PORTS = 4;
    private static final String PARALLEL = "parallel";
    private static final int PARALLEL_PORTS = 3;

    private PortVmx() {}

    static void read(VmxInput in, Devices.Builder devices) {
        for (int port = 0; port < SERIAL_PORTS; port++) {
            if (isPresent(SERIAL + port, in.values())) {
                try {
                    devices.add(new SerialPort(readSerial(SERIAL + port, in), port));
                } catch (HypervisorException unusable) {
                    in.values().concede(SERIAL + port, Action.LEFT_OUT, unusable);
                }
            }
        }
        for (int port = 0; port < PARALLEL_PORTS; port++) {
            if (isPresent(PARALLEL + port, in.values())) {
                try {
                    devices.add(new ParallelPort(readParallel(PARALLEL + port, in), port));
                } catch (HypervisorException unusable) {
                    in.values().concede(PARALLEL + port, Action.LEFT_OUT, unusable);
                }
            }
        }
    }

    static void write(Devices devices, VmxWriteContext context, VmxOutput out) {
        devices.serialPorts().forEach(port -> writeSerial(port, context, out));
        devices.parallelPorts().forEach(port -> writeParallel(port, context.paths(), out));
    }

    private static boolean isPresent(String prefix, VmxValues values) {
        boolean isPresent = values.flag(prefix + ".present", false);
        values.checkFlag(prefix + ".startConnected");
        return isPresent;
    }

    private static CharacterSource readSerial(String prefix, VmxInput in) {
        VmxValues values = in.values();
        String type = values.text(prefix + ".fileType");
        String name = values.text(prefix + ".fileName");
        String endPoint = values.text(prefix + ".network.endPoint");
        return switch (type == null ? "device" : type.toLowerCase(Locale.ROOT)) {
            case "device" -> new CharacterSource.Device(Optional.ofNullable(name));
            case "file" -> {
                if (name == null) {
                    throw Refusal.missing(prefix + ".fileName");
                }
                yield new CharacterSource.File(in.source(prefix + ".fileName", name));
            }
            case "pipe" -> new CharacterSource.Pipe(Optional.ofNullable(name));
            case "network" -> readNetwork(prefix, name, endPoint, in);
            default -> throw Refusal.value(prefix + ".fileType", type, "'device', 'file', 'pipe' or 'network'");
        };
    }

    private static void writeSerial(SerialPort port, VmxWriteContext context, VmxOutput out) {
        String prefix = prefix(SERIAL, port.port(), SERIAL_PORTS);
        CharacterSource source = port.source();
        out.add(prefix + ".present", true);
        if (source instanceof CharacterSource.Pipe pipe) {
            out.add(prefix + ".fileType", "pipe");
            out.add(prefix + ".pipe.endPoint", "client");
            out.add(prefix + ".tryNoRxLoss", false);
            writeFileName(prefix, pipe.path(), out);
        } else if (source instanceof CharacterSource.Tcp tcp) {
            out.add(prefix + ".fileType", "network");
            writeFileName(prefix, Optional.of(uri(tcp, context.rules())), out);
            out.add(prefix + ".network.endPoint", tcp.mode() == TcpMode.BIND ? "server" : "client");
        } else if (!writeDeviceOrFile(prefix, source, context.paths(), out)) {
            throw unsupported("serial port", source, "dev, file, pipe or tcp");
        }
        out.add(prefix + ".yieldOnMsrRead", true);
    }

    private static CharacterSource readNetwork(
            String prefix, @Nullable String name, @Nullable String endPoint, VmxInput in) {
        String key = prefix + ".fileName";
        Optional<SerialUri> uri = name == null ? Optional.empty() : SerialUri.parse(name);
        boolean isUsable = uri.filter(it -> it.port() > 0)
                .filter(it -> in.rules().has(VmxRule.SERIAL_PORT_WITHOUT_HOST)
                        || !it.host().isEmpty())
                .isPresent();
        if (!isUsable) {
            HypervisorException refusal = Refusal.value(key, name, "a URI with a port, such as telnet://host:1234");
            if (!in.rules().has(VmxRule.UNREADABLE_SERIAL_URI_IS_NULL)) {
                throw refusal;
            }
            if (!in.values().isStrict()) {
                in.values().concede(key, Action.LEFT_OUT, refusal);
            }
            return new CharacterSource.Null();
        }
        if (!Utf8.isWhole(uri.get().host())) {
            throw Refusal.value(key, name, "a URI whose host has no other escapes than those of UTF-8");
        }
        TcpProtocol protocol = protocol(key, uri.get().scheme());
        TcpMode mode = mode(prefix + ".network.endPoint", endPoint);
        return new CharacterSource.Tcp(
                mode, uri.get().host(), Integer.toString(uri.get().port()), protocol);
    }

    private static TcpProtocol protocol(String key, String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "", "tcp", "tcp4", "tcp6" -> TcpProtocol.RAW;
            case "telnet" -> TcpProtocol.TELNET;
            case "telnets" -> TcpProtocol.TELNETS;
            case "ssl", "tcp+ssl", "tcp4+ssl", "tcp6+ssl" -> TcpProtocol.TLS;
            default ->
                throw Refusal.ofKey(
                        key,
                        "VMX key '" + key + "' has the unknown scheme '" + Refusal.quote(scheme)
                                + "'; use tcp, telnet, telnets or ssl");
        };
    }

    private static String uri(CharacterSource.Tcp tcp, VmxRules rules) {
        String scheme = switch (tcp.protocol()) {
            case RAW -> "tcp";
            case TELNET -> "telnet";
            case TELNETS -> "telnets";
            case TLS -> "ssl";
        };
        // Libvirt writes the host as it is, and cannot read an address with colons again.
        String host = rules.has(VmxRule.SAFE_VALUES) ? SerialUri.authority(tcp.host()) : tcp.host();
        return scheme + "://" + host + ":" + tcp.service();
    }

    private static TcpMode mode(String key, @Nullable String endPoint) {
        return switch (endPoint == null ? "server" : endPoint.toLowerCase(Locale.ROOT)) {
            case "server" -> TcpMode.BIND;
            case "client" -> TcpMode.CONNECT;
            default -> throw Refusal.value(key, endPoint, "'server' or 'client'");
        };
    }

    private static CharacterSource readParallel(String prefix, VmxInput in) {
        String type = in.values().requiredText(prefix + ".fileType");
        String name = in.values().requiredText(prefix + ".fileName");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "device" -> new CharacterSource.Device(Optional.of(name));
            case "file" -> new CharacterSource.File(in.source(prefix + ".fileName", name));
            default -> throw Refusal.value(prefix + ".fileType", type, "'device' or 'file'");
        };
    }

    private static void writeParallel(ParallelPort port, FileNameFormatter paths, VmxOutput out) {
        String prefix = prefix(PARALLEL, port.port(), PARALLEL_PORTS);
        out.add(prefix + ".present", true);
        if (!writeDeviceOrFile(prefix, port.source(), paths, out)) {
            throw unsupported("parallel port", port.source(), "dev or file");
        }
    }

    private static String prefix(String kind, int port, int ports) {
        if (port >= ports) {
            throw Refusal.internal("There is no " + kind + " port " + port + ", VMX has 0.." + (ports - 1)
                    + "; change its target port");
        }
        return kind + port;
    }

    private static boolean writeDeviceOrFile(
            String prefix, CharacterSource source, FileNameFormatter paths, VmxOutput out) {
        if (source instanceof CharacterSource.Device device) {
            out.add(prefix + ".fileType", "device");
            writeFileName(prefix, device.path(), out);
            return true;
        }
        if (source instanceof CharacterSource.File file) {
            out.add(prefix + ".fileType", "file");
            writeFileName(prefix, Optional.of(paths.format(file.path())), out);
            return true;
        }
        return false;
    }

    private static void writeFileName(String prefix, Optional<String> name, VmxOutput out) {
        name.ifPresent(it -> out.add(prefix + ".fileName", it));
    }

    private static HypervisorException unsupported(String what, CharacterSource source, String allowed) {
        return Refusal.unsupported("A " + what + " of the type '" + Refusal.quote(source.type())
                + "' cannot be written as VMX; use " + allowed);
    }
}
