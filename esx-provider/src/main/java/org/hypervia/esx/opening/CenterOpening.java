// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.opening;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.config.CenterAddress;
import org.hypervia.esx.config.EsxScheme;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.vim.host.HostAffiliation;
import org.hypervia.esx.vim.host.HostAnchors;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.host.SearchIndex;
import org.hypervia.esx.vim.task.TaskHabits;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/**
 * Opens the vCenter of a host beside it: a second login, and the host in the vCenter's references. Unlike libvirt, which goes
 * on with the number, it connects by the name that was given, since a certificate is made out to that.
 *
 * @param host the host's own endpoint, of which transport, TLS, proxy and, unless said otherwise, the port hold here too
 * @param wanted what the URI says of the vCenter
 * @param habits what is done with tasks
 */
record CenterOpening(Endpoint host, CenterAddress wanted, TaskHabits habits) {
    /**
     * Opens it: six round trips.
     *
     * @param server the open login on the host
     * @param scope the host there
     * @throws HypervisorException {@code INTERNAL_ERROR} if the host is managed by no vCenter or by another one, or the
     *     vCenter does not know it; {@code UNKNOWN_HOST} for an unknown name; what {@link Endpoint#open} throws. Then nothing
     *     is left open but what was before
     */
    CenterLink open(ServerLogin server, Scope scope, Deadline deadline) {
        ServerAddresses names = new ServerAddresses(host.parameters());
        HostAffiliation affiliation = HostAffiliation.read(server.properties(), scope.node(), deadline);
        String name = wanted.host().orElseGet(() -> manager(affiliation));
        List<InetAddress> addresses = names.of(name, deadline);
        check(name, addresses, affiliation);
        int port = wanted.port() == 0 ? host.port() : wanted.port();
        ServerLogin center =
                host.beside(EsxScheme.VPX, name, port, wanted.user()).open(deadline);
        boolean opened = false;
        try {
            Search search = new Search(center, name, names.of(host.host(), deadline), affiliation);
            Scope there = HostAnchors.read(center.session(), center.properties(), deadline)
                    .host(search.find(deadline));
            TaskRunner tasks = new TaskRunner(center.session(), center.updates(), habits);
            CenterLink link = new CenterLink(center, tasks, there, ServerAddresses.numeric(name, addresses));
            opened = true;
            return link;
        } finally {
            if (!opened) {
                center.close();
            }
        }
    }

    private String manager(HostAffiliation affiliation) {
        return affiliation
                .managedBy()
                .orElseThrow(() -> failure("is managed by no vCenter, as far as the user may see, so vcenter=* leads"
                        + " nowhere: name the vCenter, or leave the parameter out"));
    }

    /** Any address of the name will do: a vCenter may have several, and the host knows one. */
    private void check(String name, List<InetAddress> addresses, HostAffiliation affiliation) {
        String known = affiliation.managedBy().orElse("");
        if (known.isEmpty() || addresses.isEmpty() || known.equalsIgnoreCase(name)) {
            return;
        }
        List<InetAddress> manager = ServerAddresses.literal(known);
        if (!manager.isEmpty() && addresses.stream().noneMatch(manager::contains)) {
            String found = addresses.stream().map(ServerAddresses::plain).collect(Collectors.joining(", "));
            throw failure("is managed by the vCenter " + Faults.shown(known) + ", not by '" + name + "'"
                    + (found.equals(name) ? "" : " (" + found + ")") + ": write vcenter=* or the right name");
        }
    }

    private HypervisorException failure(String fact) {
        return new HypervisorException(ErrorCode.INTERNAL_ERROR, "the host " + host.host() + " " + fact);
    }

    /** The host as the vCenter calls it. Many hosts can have one address behind a forwarding, so its UUID must not speak against it. */
    private record Search(ServerLogin center, String name, List<InetAddress> addresses, HostAffiliation affiliation) {
        ManagedObjectRef find(Deadline deadline) {
            SearchIndex index = new SearchIndex(center.session());
            for (InetAddress address : addresses) {
                Optional<ManagedObjectRef> found = index.hostByAddress(ServerAddresses.plain(address), deadline);
                if (found.isPresent() && isRight(found.get(), deadline)) {
                    return found.get();
                }
            }
            return affiliation
                    .uuid()
                    .flatMap(uuid -> index.hostByUuid(uuid, deadline))
                    .orElseThrow(this::unknown);
        }

        private boolean isRight(ManagedObjectRef found, Deadline deadline) {
            return HostAffiliation.read(center.properties(), found, deadline).mayBe(affiliation);
        }

        private HypervisorException unknown() {
            String tried = addresses.isEmpty()
                    ? "its UUID"
                    : addresses.stream().map(ServerAddresses::plain).collect(Collectors.joining(", "));
            return new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the vCenter " + name + " knows no host by " + tried
                            + ": add the host to it, name the right vCenter, or check that the user may see the host there");
        }
    }
}
