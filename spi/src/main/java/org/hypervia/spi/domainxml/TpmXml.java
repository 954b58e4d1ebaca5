// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.definition.device.TpmBackend;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.xml.XmlElement;
import org.hypervia.spi.xml.XmlWriter;

/** {@code <tpm>}. */
final class TpmXml {
    private TpmXml() {}

    static Tpm read(XmlElement element) {
        Optional<Tpm.Model> model = element.word("model", Tpm.Model.class);
        List<XmlElement> backends = element.children("backend");
        if (backends.size() != 1) {
            throw element.error(ErrorCode.XML_ERROR, "a TPM needs exactly one backend, there are " + backends.size());
        }
        return new Tpm(model, backend(backends.get(0)));
    }

    private static TpmBackend backend(XmlElement element) {
        String type = element.required("type");
        return switch (type) {
            case "emulator" -> new TpmBackend.Emulator(element.word("version", Tpm.Version.class));
            case "passthrough", "external" -> new TpmBackend.Other(type);
            default -> throw element.error(ErrorCode.XML_ERROR, XmlElement.unknown("type", type));
        };
    }

    static void write(XmlWriter out, Tpm tpm) {
        out.begin("tpm")
                .attribute("model", tpm.model().map(model -> model.libvirtName()))
                .content(() -> writeBackend(out, tpm.backend()));
    }

    private static void writeBackend(XmlWriter out, TpmBackend backend) {
        if (backend instanceof TpmBackend.Emulator emulator) {
            out.begin("backend")
                    .attribute("type", emulator.type())
                    .attribute("version", emulator.version().map(version -> version.libvirtName()))
                    .end();
        } else {
            Unwritable.content(out, "a TPM backend", backend.type());
        }
    }
}
