// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.http.HttpRequest;
import org.hypervia.simulator.http.HttpResponse;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.Screen;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.Ref;

/** {@code /screen?id=…}: what a running machine shows. */
final class ScreenEndpoint {
    private final Aspect aspect;
    private final Access access;

    ScreenEndpoint(Aspect aspect, Sessions sessions) {
        this.aspect = aspect;
        this.access = new Access(aspect.inventory(), sessions);
    }

    HttpResponse answer(HttpRequest request) {
        if (!access.granted(request)) {
            return Access.refusal();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.of(405, "text/html", "<html><body>405 Method Not Allowed</body></html>");
        }
        Ref ref = new Ref("VirtualMachine", request.query().getOrDefault("id", ""));
        return aspect.inventory().compute(() -> {
            Node node = aspect.behind(ref);
            if (node instanceof Machine machine && machine.power() == PowerState.POWERED_ON) {
                return HttpResponse.of(200, "image/png", Screen.png(machine));
            }
            return HttpResponse.of(404, "text/html", "<html><body>404 Not Found</body></html>");
        });
    }
}
