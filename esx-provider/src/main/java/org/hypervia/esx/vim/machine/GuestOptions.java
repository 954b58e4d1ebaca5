// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/**
 * {@code EnvironmentBrowser}: what the host recommends for a guest.
 *
 * @param browser the machine's browser
 * @param guest the guest's id, such as {@code debian12_64Guest}
 */
public record GuestOptions(ManagedObjectRef browser, String guest) {
    private static final String BROWSER = "environmentBrowser";
    private static final String GUEST = "config.guestId";

    /** The properties to ask a {@code VirtualMachine} for. */
    public static final List<String> PATHS = List.of(BROWSER, GUEST);

    /** Takes what {@link #PATHS} brought; nothing where the host does not tell. */
    public static Optional<GuestOptions> of(ObjectContent machine) {
        return machine.reference(BROWSER)
                .flatMap(browser -> machine.text(GUEST)
                        .filter(guest -> !guest.isEmpty())
                        .map(guest -> new GuestOptions(browser, guest)));
    }

    /**
     * Asks for the model of SCSI controllers that the host recommends for this guest: {@code QueryConfigOptionEx}, of which
     * servers know since API 6.0.
     */
    public Optional<ControllerType> scsiController(VimSession session, Deadline deadline) {
        return session.invoke(query().repeatable(), deadline).flatMap(this::scsiController);
    }

    private SoapCall<Optional<VimValue>> query() {
        return Calls.plain(
                "QueryConfigOptionEx", browser, out -> out.element("spec", spec -> spec.text("guestId", guest)));
    }

    private Optional<ControllerType> scsiController(VimValue answer) {
        return answer.all("guestOSDescriptor")
                .filter(found -> found.childToken("id").filter(guest::equals).isPresent())
                .flatMap(found -> found.childToken("recommendedSCSIController").stream())
                .flatMap(type -> ControllerType.scsi(type).stream())
                .findFirst();
    }
}
