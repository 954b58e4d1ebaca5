// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.time.Duration;
import org.hypervia.api.auth.Secret;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.session.Login;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/** What scripted servers of this package have in common. */
public final class Scripts {
    public static final ManagedObjectRef MACHINE = ManagedObjectRef.virtualMachine("16");
    public static final String PASSWORD = "s3cr&t<\"";

    private Scripts() {}

    public static Deadline soon() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    /** A host agent that speaks this version of the API, and lets everybody in. */
    public static ScriptedServer host(String apiVersion) {
        return new ScriptedServer()
                .on(
                        "RetrieveServiceContent",
                        "<returnval><rootFolder type=\"Folder\">root</rootFolder>"
                                + "<propertyCollector type=\"PropertyCollector\">pc</propertyCollector>"
                                + "<newManager type=\"NewManager\">n</newManager>"
                                + "<about><name>x</name><fullName>A host</fullName><version>8.0.2</version>"
                                + "<productLineId>embeddedEsx</productLineId><apiType>HostAgent</apiType>"
                                + "<apiVersion>" + apiVersion + "</apiVersion></about>"
                                + "<sessionManager type=\"SessionManager\">sm</sessionManager></returnval>")
                .on("Login", "<returnval><key>k1</key><userName>ann</userName></returnval>")
                .on("Logout", "");
    }

    public static SoapClient client(ScriptedServer server) {
        return new SoapClient(server, "/sdk", "esx.example:443");
    }

    public static Login login() {
        return new Login("ann", Secret.of(PASSWORD));
    }

    /** Opens a session and forgets what that has cost. */
    public static VimSession open(ScriptedServer server) {
        SoapClient soap = client(server);
        VimSession session = VimSession.open(soap, VimSession.askContent(soap, soon()), login(), soon());
        server.forgetRequests();
        return session;
    }

    /** Answers whether there is a session. */
    public static void sessionLives(ScriptedServer server, boolean lives) {
        server.on(
                "RetrieveProperties",
                "<returnval><obj type=\"SessionManager\">sm</obj>"
                        + (lives
                                ? "<propSet><name>currentSession</name><val xsi:type=\"UserSession\"><key>k1</key></val>"
                                        + "</propSet>"
                                : "")
                        + "</returnval>");
    }

    public static String row(ManagedObjectRef object, String properties) {
        return "<objects><obj type=\"" + object.type() + "\">" + object.value() + "</obj>" + properties + "</objects>";
    }

    public static String value(String path, String type, String content) {
        return "<propSet><name>" + path + "</name><val xsi:type=\"" + type + "\">" + content + "</val></propSet>";
    }

    public static String missing(String path, String fault, String text) {
        return "<missingSet><path>" + path + "</path><fault><fault xsi:type=\"" + fault + "\"/><localizedMessage>"
                + text + "</localizedMessage></fault></missingSet>";
    }
}
