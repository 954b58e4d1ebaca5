// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Locale;
import java.util.Optional;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.TcpMode;
import org.hypervia.api.definition.device.TcpProtocol;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/** The keys {@code serialN.*} and {@code parallelN.*}. */
final class PortKeys {
    private static final int SERIAL_PORTS = 4;
    private static final int PARALLEL_PORTS = 3;

    private final VmxInput input;
    private final VmxValues values;

    PortKeys(VmxInput input) {
        this.input = input;
        this.values = input.values();
    }

    void addTo(Devices.Builder devices) {
        for (int port = 0; port < SERIAL_PORTS; port++) {
            if (isPresent("serial" + port)) {
                devices.addSerialPort(new SerialPort(serial("serial" + port), port));
            }
        }
        for (int port = 0; port < PARALLEL_PORTS; port++) {
            if (isPresent("parallel" + port)) {
                devices.addParallelPort(new ParallelPort(parallel("parallel" + port), port));
            }
        }
    }

    private boolean isPresent(String prefix) {
        boolean isPresent = values.flag(prefix + ".present", false);
        values.checkFlag(prefix + ".startConnected");
        return isPresent;
    }

    private CharacterSource serial(String prefix) {
        String type = values.text(prefix + ".fileType");
        String name = values.text(prefix + ".fileName");
        String endPoint = values.text(prefix + ".network.endPoint");
        return switch (type == null ? "device" : type.toLowerCase(Locale.ROOT)) {
            case "device" -> new CharacterSource.Device(Optional.ofNullable(name));
            case "file" -> {
                if (name == null) {
                    throw Refusal.internal("The VMX file lacks the key '" + prefix + ".fileName'; add it");
                }
                yield new CharacterSource.File(input.source(name));
            }
            case "pipe" -> new CharacterSource.Pipe(Optional.ofNullable(name));
            case "network" -> network(prefix, name, endPoint);
            default -> throw Refusal.value(prefix + ".fileType", type, "'device', 'file', 'pipe' or 'network'");
        };
    }

    private CharacterSource network(String prefix, @Nullable String name, @Nullable String endPoint) {
        String key = prefix + ".fileName";
        Optional<SerialUri> uri = name == null ? Optional.empty() : SerialUri.parse(name);
        boolean isUsable = uri.filter(it -> it.port() > 0).isPresent();
        if (!isUsable && input.rules().has(VmxRule.UNREADABLE_SERIAL_URI_IS_NULL)) {
            return new CharacterSource.Null();
        }
        if (!isUsable) {
            throw Refusal.value(key, name, "a URI with a port, such as telnet://host:1234");
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
                throw Refusal.internal("VMX key '" + key + "' has the unknown scheme '" + Refusal.quote(scheme)
                        + "'; use tcp, telnet, telnets or ssl");
        };
    }

    private static TcpMode mode(String key, @Nullable String endPoint) {
        return switch (endPoint == null ? "server" : endPoint.toLowerCase(Locale.ROOT)) {
            case "server" -> TcpMode.BIND;
            case "client" -> TcpMode.CONNECT;
            default -> throw Refusal.value(key, endPoint, "'server' or 'client'");
        };
    }

    private CharacterSource parallel(String prefix) {
        String type = values.requiredText(prefix + ".fileType");
        String name = values.requiredText(prefix + ".fileName");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "device" -> new CharacterSource.Device(Optional.of(name));
            case "file" -> new CharacterSource.File(input.source(name));
            default -> throw Refusal.value(prefix + ".fileType", type, "'device' or 'file'");
        };
    }
}
