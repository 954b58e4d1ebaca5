// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.CheckedPrivilege;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.opening.EsxOpening;
import org.hypervia.esx.vim.host.GrantedPrivileges;
import org.hypervia.esx.vim.host.HostScope;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.host.ServerClock;
import org.hypervia.esx.vim.host.ServerLicence;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskHabits;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/** The steps that need a login. None of them stands on another but the vCenter of a host, which needs the host. */
record LoggedIn(EsxOpening opening, ServerLogin server, ConnectionSpec spec, StepList steps) {
    static final String PATH = "path";

    List<CheckedPrivilege> run(Clock clock) {
        VimSession session = server.session();
        Optional<Scope> scope = steps.tried(PATH, () -> opening.scope(server, limit()), LoggedIn::path);
        scope.ifPresent(this::vcenter);
        if (ServerLicence.canBeAsked(session)) {
            steps.tried(
                    StateSteps.LICENCE,
                    () -> ServerLicence.read(session, server.properties(), limit()),
                    StateSteps::licence);
        } else {
            steps.skip("servers before API 4.0 tell it in another way", StateSteps.LICENCE);
        }
        steps.tried(StateSteps.CLOCK, () -> ServerClock.ahead(session, clock, limit()), StateSteps::clock);
        return privileges(scope);
    }

    private Deadline limit() {
        return EsxCheck.limit(spec);
    }

    private static CheckStep path(Scope scope) {
        return scope instanceof HostScope host && host.isInMaintenanceMode()
                ? CheckStep.warning(PATH, scope.name() + " is in maintenance mode", "domains do not start there")
                : CheckStep.ok(PATH, "the connection is about " + scope.name());
    }

    private void vcenter(Scope scope) {
        String name = "vcenter";
        try {
            TaskHabits habits = TaskHabits.of(spec.questions(), false, spec.progress());
            Optional<CenterLink> center = opening.vcenter(server, scope, habits, limit());
            center.ifPresent(link -> {
                link.server().close();
                steps.add(CheckStep.ok(name, "the vCenter at " + link.address() + " knows the host"));
            });
        } catch (HypervisorException e) {
            steps.fail(name, e);
        }
    }

    private List<CheckedPrivilege> privileges(Optional<Scope> scope) {
        VimSession session = server.session();
        if (!GrantedPrivileges.canBeAsked(session.content().about())) {
            steps.skip("servers before API 5.0 cannot be asked what a user may do", PrivilegeCheck.STEP);
            return List.of();
        }
        ManagedObjectRef root = session.content().manager("rootFolder");
        PrivilegeCheck check = PrivilegeCheck.about(scope, root, spec.readOnly());
        try {
            List<CheckedPrivilege> found =
                    check.ask(GrantedPrivileges.of(session, server.properties(), limit()), limit());
            steps.add(PrivilegeCheck.step(found, spec.readOnly()));
            return found;
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_SUPPORT) {
                steps.skip(String.valueOf(e.getMessage()), PrivilegeCheck.STEP);
            } else {
                steps.fail(PrivilegeCheck.STEP, e);
            }
            return List.of();
        }
    }
}
