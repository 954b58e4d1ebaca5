// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.Set;
import org.hypervia.api.domain.DefineFlag;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainDefinitions;

/** How domains of a {@link TestHost} come and go. */
record TestDefinitions(TestHost host) implements DomainDefinitions {
    @Override
    public DomainSummary define(String domainXml, Set<DefineFlag> flags, Deadline deadline) {
        return host.add("defined", DomainState.SHUTOFF).xml(domainXml).summary();
    }

    @Override
    public void undefine(String ref, Set<UndefineFlag> flags, Deadline deadline) {
        host.called("undefine");
        host.domains().remove(host.find(ref));
    }
}
