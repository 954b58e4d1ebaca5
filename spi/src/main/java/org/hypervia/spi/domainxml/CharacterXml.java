// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import org.hypervia.api.definition.device.CharacterSource;
import org.hypervia.api.definition.device.Console;
import org.hypervia.api.definition.device.ParallelPort;
import org.hypervia.api.definition.device.SerialPort;
import org.hypervia.api.definition.device.TcpMode;
import org.hypervia.api.definition.device.TcpProtocol;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.Words;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <serial>}, {@code <parallel>} and {@code <console>}, and what is behind them. */
final class CharacterXml {
    private static final Set<String> TYPES = Set.of(
            "null",
            "vc",
            "pty",
            "dev",
            "file",
            "pipe",
            "stdio",
            "udp",
            "tcp",
            "unix",
            "spicevmc",
            "spiceport",
            "nmdm",
            "qemu-vdagent",
            "dbus");
    private static final Set<String> SERIAL_TARGETS = Set.of(
            "isa-serial", "usb-serial", "pci-serial", "spapr-vio-serial", "system-serial", "sclp-serial", "isa-debug");

    /** Kinds of which the type says all. */
    private static final Set<String> WITHOUT_SOURCE = Set.of("pty", "vc", "stdio");

    private static final int MAX_PORT = Short.MAX_VALUE;

    private CharacterXml() {}

    static List<SerialPort> readSerialPorts(List<XmlElement> elements, ReadContext context) {
        for (XmlElement element : elements) {
            Optional<XmlElement> target = element.child("target");
            target.flatMap(child -> child.attribute("type"))
                    .filter(type -> !SERIAL_TARGETS.contains(type))
                    .ifPresent(type -> {
                        throw target.get()
                                .error(ErrorCode.CONFIG_UNSUPPORTED, "target type '" + type + "' is not known");
                    });
        }
        return ports(elements, context, SerialPort::new);
    }

    static List<ParallelPort> readParallelPorts(List<XmlElement> elements, ReadContext context) {
        return ports(elements, context, ParallelPort::new);
    }

    /** Ports without a number get the highest stated number plus one, and so on. */
    private static <P> List<P> ports(
            List<XmlElement> elements, ReadContext context, BiFunction<CharacterSource, Integer, P> factory) {
        int highest = elements.stream()
                .mapToInt(element -> port(element, context.rules()).orElse(-1))
                .max()
                .orElse(-1);
        List<P> ports = new ArrayList<>();
        for (XmlElement element : elements) {
            OptionalInt stated = port(element, context.rules());
            if (stated.isEmpty()) {
                highest = Math.addExact(highest, 1);
            }
            ports.add(factory.apply(source(element, context), stated.orElse(highest)));
        }
        return ports;
    }

    /** Returns the number of a port; a negative one, where the dialect lets it pass, is as good as none. */
    private static OptionalInt port(XmlElement element, DialectRules rules) {
        Optional<XmlElement> target = element.child("target");
        Optional<String> text = target.flatMap(child -> child.attribute("port"));
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        int port = NumberText.decimalInt(text.get()).stream()
                .filter(number -> number < MAX_PORT && (number >= 0 || !rules.checksEachAttribute()))
                .findFirst()
                .orElseThrow(
                        () -> target.get().error(ErrorCode.XML_ERROR, "'" + text.get() + "' is no number of a port"));
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Checks a port that never was text. */
    static void requirePort(Spot spot, int port, CharacterSource source, ParseOptions options) {
        if (port >= MAX_PORT) {
            throw spot.error(ErrorCode.XML_ERROR, "'" + port + "' is no number of a port");
        }
        requireSource(spot, source, options);
    }

    static void requireSource(Spot spot, CharacterSource source, ParseOptions options) {
        boolean missing = (source instanceof CharacterSource.Device device
                        && device.path().isEmpty())
                || (source instanceof CharacterSource.Pipe pipe && pipe.path().isEmpty());
        if (missing && options.validated()) {
            throw missing(spot, "path");
        }
    }

    /**
     * Reads consoles. Where there are serial ports, the first console says nothing of its own if it is a serial one, so
     * what is behind it need not be complete.
     */
    static List<Console> readConsoles(List<XmlElement> elements, List<SerialPort> serialPorts, ReadContext context) {
        List<Console> consoles = new ArrayList<>();
        for (XmlElement element : elements) {
            Console.Target target = element.child("target")
                    .flatMap(child -> child.word("type", Console.Target.class, ErrorCode.CONFIG_UNSUPPORTED))
                    .orElse(Console.Target.SERIAL);
            boolean serial = target == Console.Target.SERIAL;
            if (serial && !consoles.isEmpty()) {
                throw element.error(ErrorCode.CONFIG_UNSUPPORTED, "only the first console can be a serial port");
            }
            int port = port(element, context.rules()).orElse(serial ? 0 : consoles.size());
            if (serial && !serialPorts.isEmpty()) {
                type(element);
                element.useWhole();
                consoles.add(new Console(target, serialPorts.get(0).source(), port));
            } else {
                consoles.add(new Console(target, source(element, context), port));
            }
        }
        return consoles;
    }

    private static String type(XmlElement element) {
        String type = element.attribute("type").orElse("pty");
        if (!TYPES.contains(type)) {
            throw element.error(ErrorCode.CONFIG_UNSUPPORTED, XmlElement.unknown("type", type));
        }
        return type;
    }

    private static CharacterSource source(XmlElement element, ReadContext context) {
        String type = type(element);
        List<XmlElement> sources = element.children("source");
        if (sources.size() > 1) {
            throw sources.get(1).error(ErrorCode.XML_ERROR, "a character device has one source only");
        }
        Optional<XmlElement> source = sources.stream().findFirst();
        return switch (type) {
            case "dev" -> new CharacterSource.Device(optionalPath(element, source, context));
            case "pipe" -> new CharacterSource.Pipe(optionalPath(element, source, context));
            case "file" ->
                new CharacterSource.File(
                        path(source).orElseThrow(() -> missing(element::error, "path")), append(source));
            case "tcp" -> tcp(element, source, context.rules());
            case "null" -> new CharacterSource.Null();
            default -> new CharacterSource.Other(type);
        };
    }

    private static Optional<String> path(Optional<XmlElement> source) {
        return source.flatMap(child -> child.attribute("path"));
    }

    private static Optional<String> optionalPath(XmlElement element, Optional<XmlElement> source, ReadContext context) {
        Optional<String> path = path(source);
        if (path.isEmpty() && context.validated()) {
            throw missing(element::error, "path");
        }
        return path;
    }

    private static RuntimeException missing(Spot spot, String attribute) {
        return spot.error(ErrorCode.INTERNAL_ERROR, "the source has no attribute '" + attribute + "'");
    }

    private static Optional<Boolean> append(Optional<XmlElement> source) {
        return source.flatMap(child -> child.attribute("append")
                .map(word -> Words.value(word, "on", "off")
                        .orElseThrow(() -> child.error(ErrorCode.XML_ERROR, XmlElement.unknown("append", word)))));
    }

    private static CharacterSource tcp(XmlElement element, Optional<XmlElement> source, DialectRules rules) {
        TcpMode mode =
                source.flatMap(child -> child.word("mode", TcpMode.class)).orElse(TcpMode.CONNECT);
        TcpProtocol protocol = element.child("protocol")
                .flatMap(child ->
                        child.word("type", TcpProtocol.class, rules.badAttribute(ErrorCode.CONFIG_UNSUPPORTED)))
                .orElse(TcpProtocol.RAW);
        return new CharacterSource.Tcp(
                mode,
                source.flatMap(child -> child.attribute("host")).orElseThrow(() -> missing(element::error, "host")),
                source.flatMap(child -> child.attribute("service"))
                        .orElseThrow(() -> missing(element::error, "service")),
                protocol);
    }

    static void write(XmlWriter out, SerialPort port) {
        writePort(out, "serial", port.source(), port.port());
    }

    static void write(XmlWriter out, ParallelPort port) {
        writePort(out, "parallel", port.source(), port.port());
    }

    private static void writePort(XmlWriter out, String name, CharacterSource source, int port) {
        out.begin(name).attribute("type", source.type()).content(() -> {
            writeSource(out, source);
            out.begin("target").attribute("port", port).end();
        });
    }

    static void write(XmlWriter out, Console console) {
        out.begin("console").attribute("type", console.source().type()).content(() -> {
            writeSource(out, console.source());
            out.begin("target")
                    .attribute("type", console.target().libvirtName())
                    .attribute("port", console.port())
                    .end();
        });
    }

    private static void writeSource(XmlWriter out, CharacterSource source) {
        if (source instanceof CharacterSource.Device device) {
            writePath(out, device.path(), Optional.empty());
        } else if (source instanceof CharacterSource.File file) {
            writePath(out, Optional.of(file.path()), file.append());
        } else if (source instanceof CharacterSource.Pipe pipe) {
            writePath(out, pipe.path(), Optional.empty());
        } else if (source instanceof CharacterSource.Tcp tcp) {
            writeTcp(out, tcp);
        } else if (source instanceof CharacterSource.Other other && !WITHOUT_SOURCE.contains(other.type())) {
            Unwritable.content(out, "a character device", other.type());
        }
    }

    private static void writePath(XmlWriter out, Optional<String> path, Optional<Boolean> append) {
        path.ifPresent(present -> out.begin("source")
                .attribute("path", present)
                .attribute("append", append.map(Words::onOrOff))
                .end());
    }

    private static void writeTcp(XmlWriter out, CharacterSource.Tcp tcp) {
        out.begin("source")
                .attribute("mode", tcp.mode().libvirtName())
                .attribute("host", tcp.host())
                .attribute("service", tcp.service())
                .end();
        out.begin("protocol").attribute("type", tcp.protocol().libvirtName()).end();
    }
}
