// SPDX-License-Identifier: Apache-2.0
package consumer;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;

/**
 * An application with an HttpClient of its own. It is compiled against the library that the application has, whatever its
 * version, and runs in a process of its own.
 */
public final class Consumer {
    private Consumer() {}

    /**
     * Lists, starts and stops; and uses the application's own client beside it, if it is given something to ask.
     *
     * @param arguments connection URI, password, and perhaps an address
     * @throws Exception if anything goes wrong
     */
    public static void main(String[] arguments) throws Exception {
        try (Hypervisor host = Hypervisors.connect(arguments[0], Credentials.of("root", arguments[1].toCharArray()))) {
            for (DomainSummary row : host.domains().summaries()) {
                System.out.println("domain " + row.identity().name());
                Domain domain = host.domains().byName(row.identity().name());
                if (domain.status().state() != DomainState.RUNNING) {
                    domain.start();
                }
                domain.destroy();
            }
            System.out.println("definition of "
                    + host.domains().byName("web01").definition().name().orElse("nobody"));
            if (arguments.length > 2) {
                System.out.println("own client " + OwnClient.status(URI.create(arguments[2])));
            }
        }
        System.out.println("done");
    }

    /** Apart, so that without the library the rest runs. */
    private static final class OwnClient {
        static int status(URI address) throws Exception {
            try (CloseableHttpClient own = HttpClients.createDefault()) {
                return own.execute(new HttpGet(address), response -> response.getCode());
            }
        }
    }
}
