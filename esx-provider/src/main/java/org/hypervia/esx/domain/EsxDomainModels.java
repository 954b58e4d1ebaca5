// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainModelOperations;

/** Describes and defines machines by the typed model, which is between VMX and XML anyway. */
public final class EsxDomainModels implements DomainModelOperations {
    private final EsxDomainXml descriptions;
    private final EsxDefinitions definitions;

    public EsxDomainModels(EsxDomainXml descriptions, EsxDefinitions definitions) {
        this.descriptions = descriptions;
        this.definitions = definitions;
    }

    @Override
    public DomainDefinition definition(String ref, Deadline deadline) {
        DomainDefinition definition = descriptions.definition(ref, deadline);
        return definition.toBuilder()
                .devices(definition.devices().withoutSecrets())
                .build();
    }

    @Override
    public DomainSummary define(DomainDefinition definition, Deadline deadline) {
        return definitions.define(definition, deadline);
    }
}
