// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Optional;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.TcpMode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.path.FileNameFormatter;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;

/** Writes {@code serialN.*} and {@code parallelN.*}. */
final class PortEntries {
    private static final int LAST_SERIAL = 3;
    private static final int LAST_PARALLEL = 2;

    private final FileNameFormatter paths;
    private final VmxOutput out;

    PortEntries(FileNameFormatter paths, VmxOutput out) {
        this.paths = paths;
        this.out = out;
    }

    void write(Devices devices) {
        devices.serialPorts().forEach(this::serial);
        devices.parallelPorts().forEach(this::parallel);
    }

    private void serial(SerialPort port) {
        String prefix = prefix("serial", port.port(), LAST_SERIAL);
        CharacterSource source = port.source();
        out.add(prefix + ".present", true);
        if (source instanceof CharacterSource.Pipe pipe) {
            out.add(prefix + ".fileType", "pipe");
            out.add(prefix + ".pipe.endPoint", "client");
            out.add(prefix + ".tryNoRxLoss", false);
            fileName(prefix, pipe.path());
        } else if (source instanceof CharacterSource.Tcp tcp) {
            out.add(prefix + ".fileType", "network");
            fileName(prefix, Optional.of(uri(tcp)));
            out.add(prefix + ".network.endPoint", tcp.mode() == TcpMode.BIND ? "server" : "client");
        } else if (!deviceOrFile(prefix, source)) {
            throw unsupported("serial port", source, "dev, file, pipe or tcp");
        }
        out.add(prefix + ".yieldOnMsrRead", true);
    }

    private static String uri(CharacterSource.Tcp tcp) {
        String scheme = switch (tcp.protocol()) {
            case RAW -> "tcp";
            case TELNET -> "telnet";
            case TELNETS -> "telnets";
            case TLS -> "ssl";
        };
        return scheme + "://" + tcp.host() + ":" + tcp.service();
    }

    private void parallel(ParallelPort port) {
        String prefix = prefix("parallel", port.port(), LAST_PARALLEL);
        out.add(prefix + ".present", true);
        if (!deviceOrFile(prefix, port.source())) {
            throw unsupported("parallel port", port.source(), "dev or file");
        }
    }

    private static String prefix(String kind, int port, int last) {
        if (port > last) {
            throw Refusal.internal(
                    "There is no " + kind + " port " + port + ", VMX has 0.." + last + "; change its target port");
        }
        return kind + port;
    }

    private boolean deviceOrFile(String prefix, CharacterSource source) {
        if (source instanceof CharacterSource.Device device) {
            out.add(prefix + ".fileType", "device");
            fileName(prefix, device.path());
            return true;
        }
        if (source instanceof CharacterSource.File file) {
            out.add(prefix + ".fileType", "file");
            fileName(prefix, Optional.of(paths.format(file.path())));
            return true;
        }
        return false;
    }

    private void fileName(String prefix, Optional<String> name) {
        name.ifPresent(it -> out.add(prefix + ".fileName", it));
    }

    private static HypervisorException unsupported(String what, CharacterSource source, String allowed) {
        return Refusal.unsupported("A " + what + " of the type '" + Refusal.quote(source.type())
                + "' cannot be written as VMX; use " + allowed);
    }
}
