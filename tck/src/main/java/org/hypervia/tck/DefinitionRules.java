// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.value.MemorySize;

/** Definitions. */
abstract class DefinitionRules extends Rules {
    private static final String DEFINE = "domain.define";

    DefinitionRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "DEFN-01", value = "a defined domain is off, persistent and has the UUID it was given", needs = DEFINE)
    void defines() {
        Domain made = connection().domains().define(host().newDomain());
        assertThat(made.name()).isEqualTo("tck-new");
        assertThat(made.identity().uuid().orElse(new UUID(0, 0))).isEqualTo(UUID.fromString(TestHost.NEW_UUID));
        assertThat(made.status().state()).isEqualTo(DomainState.SHUTOFF);
        assertThat(made.isPersistent()).isTrue();
        assertThat(connection()
                        .domains()
                        .byUuid(UUID.fromString(TestHost.NEW_UUID))
                        .name())
                .isEqualTo("tck-new");
    }

    @Rule(id = "DEFN-02", value = "defining again with the same UUID changes the domain", needs = DEFINE)
    void redefines() {
        connection().domains().define(host().newDomain());
        String changed = host().newDomain().replaceFirst("<memory.*?</memory>", "<memory unit='KiB'>262144</memory>");
        Domain again = connection().domains().define(changed);
        assertThat(again.info().maxMemory()).isEqualTo(MemorySize.ofMebibytes(256));
    }

    @Rule(id = "DEFN-03", value = "a name that another domain has is refused with OPERATION_FAILED", needs = DEFINE)
    void refusesTakenNames() {
        fails(
                ErrorCode.OPERATION_FAILED,
                () -> connection().domains().define(host().newDomain().replace("tck-new", host().off())));
    }

    @Rule(id = "DEFN-04", value = "XML that is not well-formed is XML_DETAIL, and nothing is defined", needs = DEFINE)
    void refusesBadXml() {
        int before =
                connection().domains().summaries(DomainFilter.all()).items().size();
        fails(ErrorCode.XML_DETAIL, () -> connection().domains().define("<domain><name>x</name>"));
        assertThat(connection().domains().summaries(DomainFilter.all()).items()).hasSize(before);
    }

    @Rule(
            id = "DEFN-05",
            value = "an undefined domain is gone: NO_DOMAIN from its handle and from lookups",
            needs = DEFINE)
    void undefines() {
        Domain made = connection().domains().define(host().newDomain());
        made.undefine(Set.of());
        fails(ErrorCode.NO_DOMAIN, made::info);
        fails(ErrorCode.NO_DOMAIN, () -> connection().domains().byName("tck-new"));
    }

    @Rule(id = "DEFN-07", value = "defining what definition() says changes nothing of a domain", needs = DEFINE)
    void losesNothing() {
        String before = off().xml(Set.of(DomainXmlFlag.INACTIVE));

        connection().domains().define(off().definition());

        assertThat(off().xml(Set.of(DomainXmlFlag.INACTIVE))).isEqualTo(before);
    }

    @Rule(
            id = "DEFN-06",
            value = "a transient domain runs, is not persistent, and is gone once it stops",
            needs = "domain.transient")
    void createsTransient() {
        Domain made = connection().domains().create(host().newDomain(), Set.of());
        assertThat(made.status().state()).isEqualTo(DomainState.RUNNING);
        assertThat(made.isPersistent()).isFalse();
        made.destroy();
        fails(ErrorCode.NO_DOMAIN, made::info);
    }
}
