// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.hypervia.simulator.http.HttpRequest;
import org.hypervia.simulator.http.HttpResponse;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.session.Sessions;

/** Who may use the paths beside SOAP: who has a session's cookie, or sends the credentials along. */
record Access(Inventory inventory, Sessions sessions) {
    boolean granted(HttpRequest request) {
        String cookie = request.cookie(SoapEndpoint.COOKIE);
        if (inventory.compute(() -> sessions.called(cookie)) != null) {
            return true;
        }
        String header = request.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return false;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            String text = new String(decoded, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon >= 0 && sessions.accepts(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static HttpResponse refusal() {
        return HttpResponse.of(401, "text/html", "<html><body>401 Unauthorized</body></html>")
                .with("WWW-Authenticate", "Basic realm=\"VMware HTTP server\"");
    }
}
