// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.CheckedPrivilege;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.JsonText;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.TextLines;
import org.hypervia.cli.syntax.UsageException;

/** {@code connect-check}: prints what was found on the way to a hypervisor; who looks is the provider. */
final class ConnectCheck implements Command {
    private static final int RESULT = 8;
    private static final int NAME = 12;
    private static final int INDENT = RESULT + NAME;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "connect-check",
                CommandGroup.HYPERVIA,
                "check a connection step by step",
                """
                Tries to connect, and tells of each step whether it works: name, port,
                proxy, TLS with the pin to copy, version, login, path, licence, clock, and
                each privilege that an operation needs and the user lacks, with the least
                role to ask for. With -r, only what reading needs. No password is printed,
                and none is sent where the connection would not send it.

                The exit status is 0 if no step failed, and 1 otherwise.""",
                OptionSyntax.text("uri", "connection to check, by default that of -c"),
                OptionSyntax.namedText("format", "text or json, by default text")
                        .taking("text", "json"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        boolean json = switch (arguments.text("format").orElse("text")) {
            case "text" -> false;
            case "json" -> true;
            default -> throw new UsageException("--format takes text or json");
        };
        ConnectionCheck check = place.connection().check(arguments.text("uri"));
        if (json) {
            place.output().line(JsonText.of(data(check)));
        } else {
            check.steps().forEach(step -> print(step, place.output()));
        }
        String failed = check.steps().stream()
                .filter(step -> step.outcome() == CheckOutcome.FAILED)
                .map(CheckStep::name)
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty()) {
            throw new CommandFailure("the connection does not work, or not for all: see " + failed);
        }
    }

    /** What is to be copied stays on one line, however long. */
    private static void print(CheckStep step, Output output) {
        String before = StringUtils.rightPad(word(step.outcome()), RESULT) + StringUtils.rightPad(step.name(), NAME);
        for (String line : lines(step.detail(), output)) {
            output.line(before + line);
            before = " ".repeat(INDENT);
        }
        for (CheckStep.Fact fact : step.facts()) {
            output.line(before + output.name(fact.name() + ": " + fact.value()));
        }
        String next = " ".repeat(INDENT) + "-> ";
        for (String line : step.advice().map(text -> lines(text, output)).orElse(List.of())) {
            output.line(next + line);
            next = " ".repeat(INDENT + 3);
        }
    }

    private static List<String> lines(String text, Output output) {
        String line = output.name(text);
        return output.isQuiet() ? List.of(line) : TextLines.of(line, TextLines.TERMINAL - INDENT - 3);
    }

    private static String word(CheckOutcome outcome) {
        return switch (outcome) {
            case OK -> "ok";
            case WARNING -> "warning";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
        };
    }

    private static Map<String, Object> data(ConnectionCheck check) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("passed", check.passed());
        data.put("steps", check.steps().stream().map(ConnectCheck::data).toList());
        data.put(
                "privileges",
                check.privileges().stream().map(ConnectCheck::data).toList());
        data.put("leastRole", check.leastRole());
        return data;
    }

    private static Map<String, Object> data(CheckStep step) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", step.name());
        data.put("outcome", word(step.outcome()));
        data.put("detail", step.detail());
        step.code().ifPresent(code -> data.put("code", code.name().toLowerCase(Locale.ROOT)));
        step.advice().ifPresent(advice -> data.put("advice", advice));
        data.put("facts", step.facts().stream().map(ConnectCheck::data).toList());
        return data;
    }

    private static Map<String, Object> data(CheckStep.Fact fact) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", fact.name());
        data.put("value", fact.value());
        return data;
    }

    private static Map<String, Object> data(CheckedPrivilege privilege) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", privilege.id());
        data.put("granted", privilege.granted());
        data.put("object", privilege.object());
        data.put("operations", privilege.operations());
        return data;
    }
}
