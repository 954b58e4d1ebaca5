// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Optional;
import java.util.function.Consumer;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.SourceXml;
import org.hypervia.api.definition.device.Device;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.NetworkInterface;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.xml.XmlEdits;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlTree;
import org.hypervia.spi.xml.XmlWriter;

/**
 * Domain XML of hypervisors that hold more than the model does. A definition read from it keeps the text, and only what
 * was changed in the definition is changed in the text: nothing that the model does not hold is lost. Pure functions
 * without I/O; safe for concurrent use.
 */
public final class KeptXml {
    private static final ParseOptions ANY = ParseOptions.builder()
            .validated(false)
            .capabilities(GuestCapabilities.ANY)
            .build();
    private static final FormatOptions FORMAT =
            FormatOptions.DEFAULT.withSecrets(true).withInactive(true);
    private static final FormatOptions DRAFT = FormatOptions.DEFAULT.withSecrets(true);

    private KeptXml() {}

    /**
     * Reads a definition and keeps its text. Secrets stay in the text and are not in the model.
     *
     * @param xml the domain XML
     * @return the definition, with its source
     * @throws HypervisorException as {@link DomainXml#parse}
     */
    public static DomainDefinition read(String xml) {
        return model(xml).toBuilder().source(new SourceXml(xml)).build();
    }

    private static DomainDefinition model(String xml) {
        DomainDefinition definition = DomainXml.parse(xml, ANY);
        return definition.toBuilder()
                .devices(definition.devices().withoutSecrets())
                .build();
    }

    /**
     * Writes a definition: its source with what was changed since, or if it has none, what the model says.
     *
     * @param definition the definition
     * @return the domain XML, with secrets
     * @throws HypervisorException {@code CONFIG_UNSUPPORTED} if the definition has a construct of which the model keeps
     *     the name only, and it was not there before
     */
    public static String write(DomainDefinition definition) {
        Optional<String> source = definition.source().map(SourceXml::text);
        if (source.isEmpty()) {
            return DomainXml.format(definition, FORMAT);
        }
        DomainDefinition before = model(source.get());
        DomainDefinition wanted = definition.toBuilder().source(null).build();
        if (before.equals(wanted)) {
            return source.get();
        }
        return merged(
                source.get(),
                draft(out -> DefinitionXml.write(out, before, DRAFT)),
                draft(out -> DefinitionXml.write(out, wanted, DRAFT)));
    }

    private static String draft(Consumer<XmlWriter> content) {
        XmlWriter out = XmlWriter.draft();
        content.accept(out);
        return out.toString();
    }

    private static String merged(String text, String before, String wanted) {
        XmlElement root = XmlTree.read("domain", text);
        XmlElement wantedRoot = XmlTree.read("domain", wanted);
        XmlEdits edits = new XmlEdits(text, root);
        new TreeMerge(edits, new XmlEdits(wanted, wantedRoot)).merge(root, XmlTree.read("domain", before), wantedRoot);
        return edits.apply();
    }

    /**
     * Writes a device as the domain has it: the element that is found by the disk's target or the card's MAC address.
     *
     * @param domainXml the domain as it is
     * @param device a disk or a network card
     * @return the element, untouched; empty if the domain has no such device
     */
    public static Optional<String> present(String domainXml, Device device) {
        XmlElement root = XmlTree.read("domain", domainXml);
        String name = device instanceof Disk ? "disk" : "interface";
        String subject = subject(device);
        return DevicesXml.elements(root, name).stream()
                .filter(element -> TreeMerge.subject(element).equalsIgnoreCase(subject))
                .findFirst()
                .map(new XmlEdits(domainXml, root)::textOf);
    }

    /**
     * Writes a device with what was changed: as the domain has it, but for what the model says otherwise.
     *
     * @param domainXml the domain as it is
     * @param device a disk or a network card as it is to be
     * @return the element; what the model says where the domain has no such device
     * @throws HypervisorException as {@link #write}
     */
    public static String changed(String domainXml, Device device) {
        Optional<String> text = present(domainXml, device);
        Optional<Device> before = model(domainXml).devices().list().stream()
                .filter(other -> (other instanceof Disk || other instanceof NetworkInterface)
                        && other.getClass() == device.getClass()
                        && subject(other).equalsIgnoreCase(subject(device)))
                .findFirst();
        if (text.isEmpty() || before.isEmpty()) {
            XmlWriter out = new XmlWriter();
            write(out, device, FORMAT);
            return out.toString();
        }
        return merged(
                text.get(), draft(out -> write(out, before.get(), DRAFT)), draft(out -> write(out, device, DRAFT)));
    }

    private static String subject(Device device) {
        return device instanceof Disk disk
                ? disk.target().device()
                : ((NetworkInterface) device).mac().toString();
    }

    private static void write(XmlWriter out, Device device, FormatOptions options) {
        if (device instanceof Disk disk) {
            DiskXml.write(out, disk);
        } else {
            InterfaceXml.write(out, (NetworkInterface) device, options);
        }
    }
}
