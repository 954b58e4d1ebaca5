// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hypervia.api.check.CheckStep;
import org.hypervia.esx.vim.host.ServerLicence;

/** Tells of a server's licence and of its clock. */
final class StateSteps {
    static final String LICENCE = "licence";
    static final String CLOCK = "clock";

    private static final Duration UNIMPORTANT = Duration.ofSeconds(30);
    private static final Duration TOO_FAR = Duration.ofMinutes(5);

    private StateSteps() {}

    static CheckStep licence(Optional<List<ServerLicence>> read) {
        if (read.isEmpty()) {
            return CheckStep.skipped(LICENCE, "the server does not tell, or the user lacks Global.Licenses");
        }
        List<ServerLicence> licences = read.get();
        if (licences.isEmpty()) {
            return CheckStep.warning(LICENCE, "the server has no licence", "give it one");
        }
        String names = licences.stream().map(ServerLicence::name).distinct().collect(Collectors.joining(", "));
        if (licences.stream().allMatch(ServerLicence::isFree)) {
            return CheckStep.warning(
                    LICENCE,
                    names + ": with it a host answers all that reads, and refuses changes over the API",
                    "give the host a licence with the vSphere API");
        }
        if (licences.stream().allMatch(ServerLicence::isTrial)) {
            return trial(names, licences.get(0).hoursLeft());
        }
        return CheckStep.ok(LICENCE, names);
    }

    private static CheckStep trial(String names, Optional<Long> hours) {
        if (hours.filter(left -> left <= 0).isPresent()) {
            return StepList.bad(LICENCE, names + ": its time is over", "give the server a licence");
        }
        String left = hours.map(number -> number + " hours are left").orElse("for a limited time");
        return CheckStep.warning(LICENCE, names + ": " + left, "give the server a licence in time");
    }

    static CheckStep clock(Optional<Duration> ahead) {
        if (ahead.isEmpty()) {
            return CheckStep.skipped(CLOCK, "the server answers with no time");
        }
        Duration difference = ahead.get().abs();
        String words = "the server's clock is " + seconds(difference)
                + (ahead.get().isNegative() ? " behind" : " ahead of") + " this machine's";
        String advice = "set both by NTP";
        if (difference.compareTo(TOO_FAR) > 0) {
            return StepList.bad(CLOCK, words + ": single sign-on refuses more than five minutes", advice);
        }
        if (difference.compareTo(UNIMPORTANT) > 0) {
            return CheckStep.warning(CLOCK, words, advice);
        }
        return CheckStep.ok(CLOCK, words);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
