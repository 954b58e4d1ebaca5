// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.NumberText;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <controller>}. Reading sorts controllers as libvirt does and gives numbers to those without. */
final class ControllerXml {
    private static final Map<ControllerType, Set<String>> OTHER_MODELS = new EnumMap<>(Map.of(
            ControllerType.IDE,
            Set.of("piix3", "piix4", "ich6"),
            ControllerType.VIRTIO_SERIAL,
            Set.of("virtio", "virtio-transitional", "virtio-non-transitional"),
            ControllerType.USB,
            Set.of(
                    "piix3-uhci",
                    "piix4-uhci",
                    "ehci",
                    "ich9-ehci1",
                    "ich9-uhci1",
                    "ich9-uhci2",
                    "ich9-uhci3",
                    "vt82c686b-uhci",
                    "pci-ohci",
                    "nec-xhci",
                    "qusb1",
                    "qusb2",
                    "qemu-xhci",
                    "none"),
            ControllerType.PCI,
            Set.of(
                    "pci-root",
                    "pcie-root",
                    "pci-bridge",
                    "dmi-to-pci-bridge",
                    "pcie-to-pci-bridge",
                    "pcie-root-port",
                    "pcie-switch-upstream-port",
                    "pcie-switch-downstream-port",
                    "pci-expander-bus",
                    "pcie-expander-bus")));

    private ControllerXml() {}

    /** A controller that may not have its number yet. */
    private record Numbered(XmlElement element, ControllerType type, OptionalInt index) {
        int sortKey() {
            return index.orElse(Integer.MAX_VALUE);
        }
    }

    static List<Controller> read(List<XmlElement> elements, DialectRules rules) {
        Map<ControllerType, List<Numbered>> groups = new LinkedHashMap<>();
        for (XmlElement element : elements) {
            Numbered controller = new Numbered(element, type(element, rules), index(element));
            groups.computeIfAbsent(controller.type(), type -> new ArrayList<>()).add(controller);
        }
        List<Controller> controllers = new ArrayList<>();
        for (List<Numbered> group : groups.values()) {
            addGroup(group, rules, controllers);
        }
        return controllers;
    }

    private static void addGroup(List<Numbered> group, DialectRules rules, List<Controller> controllers) {
        // The sort is stable, so those without a number stay in their order behind the others.
        group.sort(Comparator.comparingInt(Numbered::sortKey));
        Set<Integer> taken = new HashSet<>();
        for (Numbered controller : group) {
            if (controller.index().isPresent()) {
                requireFree(
                        controller.element()::error,
                        controller.type(),
                        controller.index().getAsInt(),
                        taken);
            }
        }
        int free = 0;
        for (Numbered controller : group) {
            int index = controller.index().orElse(-1);
            if (index < 0) {
                while (!taken.add(free)) {
                    free++;
                }
                index = free;
            }
            controllers.add(new Controller(
                    controller.type(),
                    index,
                    model(controller.element(), controller.type()),
                    AddressXml.read(controller.element(), rules)));
        }
    }

    /** Sorts controllers that never were text, and checks them as if they had been. */
    static List<Controller> sorted(List<Controller> controllers, DialectRules rules, Spot spot) {
        Map<ControllerType, List<Controller>> groups = new LinkedHashMap<>();
        controllers.forEach(controller -> {
            requireKnown(spot, controller.type(), rules);
            controller.model().ifPresent(model -> requireModel(spot, controller.type(), model));
            groups.computeIfAbsent(controller.type(), type -> new ArrayList<>()).add(controller);
        });
        List<Controller> sorted = new ArrayList<>();
        for (List<Controller> group : groups.values()) {
            Set<Integer> taken = new HashSet<>();
            group.forEach(controller -> requireFree(spot, controller.type(), controller.index(), taken));
            group.sort(Comparator.comparingInt(Controller::index));
            sorted.addAll(group);
        }
        return sorted;
    }

    private static void requireFree(Spot spot, ControllerType type, int index, Set<Integer> taken) {
        // USB controllers of one number are companions, each for devices of another speed.
        if (!taken.add(index) && type != ControllerType.USB) {
            throw spot.error(
                    ErrorCode.XML_ERROR,
                    "there are two controllers of type '" + type.libvirtName() + "' with index " + index);
        }
    }

    private static ControllerType type(XmlElement element, DialectRules rules) {
        ControllerType type = element.word("type", ControllerType.class).orElse(ControllerType.IDE);
        requireKnown(element::error, type, rules);
        return type;
    }

    private static void requireKnown(Spot spot, ControllerType type, DialectRules rules) {
        if (type == ControllerType.NVME && !rules.knowsNvme()) {
            throw spot.error(ErrorCode.XML_ERROR, XmlElement.unknown("type", type.libvirtName()));
        }
    }

    private static OptionalInt index(XmlElement element) {
        Optional<String> text = element.attribute("index");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt index = NumberText.decimalInt(text.get());
        if (index.isEmpty() || index.getAsInt() < 0) {
            throw element.error(
                    ErrorCode.XML_ERROR, "value '" + text.get() + "' of attribute 'index' is no number from 0 on");
        }
        return index;
    }

    private static Optional<ControllerModel> model(XmlElement element, ControllerType type) {
        if (type == ControllerType.SCSI) {
            return element.word("model", ScsiControllerModel.class, ErrorCode.CONFIG_UNSUPPORTED)
                    .map(model -> model);
        }
        return element.attribute("model").map(name -> {
            ControllerModel model = new ControllerModel.Other(name);
            requireModel(element::error, type, model);
            return model;
        });
    }

    private static void requireModel(Spot spot, ControllerType type, ControllerModel model) {
        boolean known = model instanceof ScsiControllerModel
                || OTHER_MODELS.getOrDefault(type, Set.of()).contains(model.libvirtName());
        if (!known) {
            throw spot.error(ErrorCode.CONFIG_UNSUPPORTED, XmlElement.unknown("model", model.libvirtName()));
        }
    }

    static void write(XmlWriter out, Controller controller) {
        out.begin("controller")
                .attribute("type", controller.type().libvirtName())
                .attribute("index", controller.index())
                .attribute("model", controller.model().map(model -> model.libvirtName()));
        controller.address().ifPresentOrElse(address -> out.content(() -> AddressXml.write(out, address)), out::end);
    }
}
