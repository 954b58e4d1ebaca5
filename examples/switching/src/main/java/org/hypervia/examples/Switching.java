// SPDX-License-Identifier: Apache-2.0
package org.hypervia.examples;

import java.io.PrintStream;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;

/**
 * Lists the domains of a host and switches one of them off and on again. The first argument is the provider, {@code esx} or
 * {@code libvirt}; nothing else in the program depends on it.
 */
public final class Switching {
    private Switching() {}

    /** Arguments: provider, URI, user, domain. The password is in the environment variable {@code HYPERVIA_PASSWORD}. */
    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("usage: Switching esx|libvirt URI USER DOMAIN");
            return;
        }
        try (Secret password = Secret.of(System.getenv().getOrDefault("HYPERVIA_PASSWORD", ""))) {
            run(arguments[0], arguments[1], arguments[2], password, arguments[3], System.out);
        }
    }

    /** Does the work of {@link #main}. */
    public static void run(String provider, String uri, String user, Secret password, String name, PrintStream out) {
        ConnectionSpec spec = ConnectionSpec.builder(uri)
                .provider(provider)
                .credentials(Credentials.of(user, password))
                .build();
        try (Hypervisor hypervisor = Hypervisors.fromServiceLoader().connect(spec)) {
            for (DomainSummary row :
                    hypervisor.domains().summaries(DomainFilter.all()).items()) {
                out.println(row.identity().name() + " " + row.state());
            }
            Domain domain = hypervisor.domains().byName(name);
            if (domain.status().state() == DomainState.RUNNING) {
                domain.destroy();
            }
            domain.start();
            out.println(name + " was power-cycled through " + hypervisor.provider());
        }
    }
}
