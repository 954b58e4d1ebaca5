// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import org.hypervia.esx.soap.SoapReader;

/**
 * {@code UserSession}: a login.
 *
 * @param key the server's name of the session; not the secret that the cookie holds, but not for logs either
 * @param userName who logged in
 */
public record UserSession(String key, String userName) {
    static UserSession read(SoapReader in) {
        String key = "";
        String userName = "";
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "key" -> key = in.token();
                case "userName" -> userName = in.text();
                default -> {
                    // Nobody needs it.
                }
            }
        }
        return new UserSession(key, userName);
    }

    @Override
    public String toString() {
        return "UserSession[" + userName + "]";
    }
}
