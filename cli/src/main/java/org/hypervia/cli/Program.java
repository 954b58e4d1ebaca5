// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hypervia.api.CallOptions;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.ProviderDescription;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.connection.Connection;
import org.hypervia.cli.connection.Environment;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.CommandLog;
import org.hypervia.cli.output.ErrorText;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.CommandParser;
import org.hypervia.cli.syntax.Invocation;
import org.hypervia.cli.syntax.OptionWords;
import org.hypervia.cli.syntax.UsageException;
import org.jspecify.annotations.Nullable;

/** One run of the program, without the process around it. */
final class Program {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    /** Longer than a hypervisor takes to stop what it does, and to say where things are then. */
    private static final Duration CANCELLING = Duration.ofSeconds(40);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Supplier<Hypervisors> hypervisors;
    private final Environment environment;
    private final List<Command> commands = Commands.all();
    private Output output;
    private boolean debug;
    private volatile @Nullable Connection connection;

    /**
     * Prepares a run.
     *
     * @param hypervisors the way in, asked when it is first needed
     * @param environment what is around the program
     * @param output where it writes
     */
    Program(Supplier<Hypervisors> hypervisors, Environment environment, Output output) {
        this.hypervisors = hypervisors;
        this.environment = environment;
        this.output = output;
    }

    /**
     * Does what the words say.
     *
     * @return the exit status: 0, or 1 if the last command or the line itself failed, or if output was lost
     */
    int run(String... words) {
        try {
            return status(words);
        } finally {
            finished.countDown();
        }
    }

    private int status(String... words) {
        int status = attempt(() -> runLine(words));
        output.flush();
        String lost = output.lostResults();
        if (!lost.isEmpty()) {
            output.error("cannot write to standard output: " + lost);
            return FAILURE;
        }
        return status;
    }

    /**
     * Ends the run from another thread: says nothing any more and leaves no session behind. A call that can be ended in
     * order, such as a migration, is; what came of it is still said.
     */
    void end() {
        Connection present = connection;
        if (present != null && present.cancelCall()) {
            awaitFinish();
        }
        output.silence();
        if (present != null) {
            present.close();
        }
    }

    private void awaitFinish() {
        try {
            boolean unused = finished.await(CANCELLING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int runLine(String... words) {
        GlobalOptions options = GlobalOptionParser.parse(words);
        output = output.quiet(options.quiet());
        debug = options.debug();
        CommandLog.send(output, debug);
        switch (options.action()) {
            case HELP -> output.text(Usage.text(commands));
            case SHORT_VERSION -> output.line(ProgramVersion.read());
            case LONG_VERSION -> printLongVersion();
            case RUN -> {
                return runCommands(options);
            }
        }
        return SUCCESS;
    }

    private int runCommands(GlobalOptions options) {
        List<Invocation> invocations = understand(options.rest());
        try (Connection opened = new Connection(hypervisors, environment, options.connection(), output)) {
            connection = opened;
            Workplace place =
                    new Workplace(output, opened, hypervisors, commands, ProgramVersion.read(), CallOptions.defaults());
            int status = SUCCESS;
            for (Invocation invocation : invocations) {
                Command command = find(invocation.command());
                long start = System.nanoTime();
                status = attempt(new OptionWords(command.syntax()), () -> {
                    command.run(invocation.arguments(), place);
                    return SUCCESS;
                });
                finish(command, options.timing(), System.nanoTime() - start);
            }
            return status;
        }
    }

    /** Virsh takes a single word apart, so that it can hold several commands; more words are one command. */
    private List<Invocation> understand(List<String> words) {
        CommandParser parser =
                new CommandParser(commands.stream().map(Command::syntax).toList());
        List<Invocation> invocations = switch (words.size()) {
            case 0 -> List.of();
            case 1 -> parser.parseText(words.get(0));
            default -> List.of(parser.parse(words));
        };
        if (invocations.isEmpty()) {
            throw new UsageException("no command was given. See --help.");
        }
        return invocations;
    }

    private Command find(String name) {
        return commands.stream()
                .filter(command -> command.syntax().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void finish(Command command, boolean timing, long nanos) {
        if (timing) {
            output.line(String.format(Locale.ROOT, "\n(Time: %.3f ms)\n", nanos / 1e6));
        } else if (command.endsWithBlankLine()) {
            output.remark("");
        }
        output.flush();
    }

    private int attempt(Supplier<Integer> work) {
        return attempt(OptionWords.NONE, work);
    }

    /** The only place where something that went wrong becomes words and an exit status. */
    private int attempt(OptionWords options, Supplier<Integer> work) {
        try {
            return work.get();
        } catch (UsageException e) {
            report(String.valueOf(e.getMessage()), e);
        } catch (CommandFailure e) {
            output.error(String.valueOf(e.getMessage()));
            e.reason().ifPresentOrElse(reason -> report(options.in(ErrorText.of(reason)), reason), () -> trace(e));
        } catch (HypervisorException e) {
            report(options.in(ErrorText.of(e)), e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            report("internal error: " + e + (debug ? "" : " (run it again with --debug and report this)"), e);
        }
        return FAILURE;
    }

    private void report(String message, Throwable error) {
        output.error(message);
        trace(error);
    }

    private void trace(Throwable error) {
        if (debug) {
            output.diagnosis(CommandLog.trace(error));
        }
    }

    private void printLongVersion() {
        output.line("Hypervia command line tool " + ProgramVersion.read());
        output.line("Running on Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        output.line("Providers: "
                + hypervisors.get().providers().stream()
                        .map(ProviderDescription::id)
                        .collect(Collectors.joining(", ")));
    }
}
