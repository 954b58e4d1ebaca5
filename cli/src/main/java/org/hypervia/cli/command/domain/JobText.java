// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.value.MemorySize;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;

/** A job as virsh shows it: a line for each figure that there is, in virsh's order. */
final class JobText {
    private static final int WIDTH = 17;
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    /** A figure of libvirt's by its name, and the unit behind it: a blank and the unit, or how to scale it. */
    private record Figure(String name, String label, String unit) {}

    private static final String SIZE = "size";

    private static final List<Figure> OF_MEMORY = List.of(
            new Figure("memory_dirty_rate", "Dirty rate:", " pages/s"),
            new Figure("memory_page_size", "Page size:", " bytes"),
            new Figure("memory_iteration", "Iteration:", ""),
            new Figure("memory_postcopy_requests", "Postcopy requests:", ""));

    private static final List<Figure> OF_PAGES = List.of(
            new Figure("memory_constant", "Constant pages:", ""),
            new Figure("memory_normal", "Normal pages:", ""),
            new Figure("memory_normal_bytes", "Normal data:", SIZE));

    private static final List<Figure> LAST = List.of(
            new Figure("downtime_net", "Downtime w/o network:", " ms"),
            new Figure("setup_time", "Setup time:", " ms"),
            new Figure("disk_temp_used", "Temporary disk space use:", SIZE),
            new Figure("disk_temp_total", "Temporary disk space total:", SIZE),
            new Figure("errmsg", "Error message:", ""));

    private final Output output;
    private final DomainJob.Info job;
    private final Map<String, String> figures;

    private JobText(Output output, DomainJob.Info job) {
        this.output = output;
        this.job = job;
        this.figures = job.statistics();
    }

    /** Prints libvirt's figures as they are. */
    static void raw(Optional<DomainJob.Info> job, Output output) {
        output.line("Job type: " + job.map(info -> info.state().number()).orElse(0));
        output.line("");
        job.ifPresent(info -> info.statistics()
                .forEach((name, value) -> output.line(PlainText.of(name) + ": " + PlainText.of(value))));
    }

    /**
     * Prints a job.
     *
     * @param any whether one that has failed shows its figures too
     */
    static void print(Optional<DomainJob.Info> job, boolean any, Output output) {
        output.field(
                WIDTH, "Job type:", column(job.map(info -> word(info.state())).orElse("None")));
        job.filter(info -> any || info.state().number() <= DomainJob.State.COMPLETED.number())
                .ifPresent(info -> new JobText(output, info).print());
    }

    /** On the right virsh fills up to a width. */
    private static String column(String text) {
        return StringUtils.rightPad(text, 12);
    }

    private static String word(DomainJob.State state) {
        return switch (state) {
            case BOUNDED -> "Bounded";
            case UNBOUNDED -> "Unbounded";
            case COMPLETED -> "Completed";
            case FAILED -> "Failed";
            case CANCELED -> "Cancelled";
        };
    }

    private void print() {
        output.field(WIDTH, "Operation:", column(PlainText.of(job.name())));
        boolean completed = job.state() == DomainJob.State.COMPLETED;
        boolean untold = figures.isEmpty();
        if (untold || completed || !job.elapsed().isZero()) {
            line("Time elapsed:", Long.toString(job.elapsed().toMillis()), " ms");
        }
        figure(new Figure("time_elapsed_net", "Time elapsed w/o network:", " ms"));
        if (job.state() == DomainJob.State.BOUNDED) {
            figure(new Figure("time_remaining", "Time remaining:", " ms"));
        }
        amount("Data", job.data());
        amount("Memory", job.memory());
        rate("memory_bps", "Memory bandwidth:");
        OF_MEMORY.forEach(this::figure);
        amount("File", job.disk());
        rate("disk_bps", "File bandwidth:");
        OF_PAGES.forEach(this::figure);
        figure(new Figure("downtime", completed ? "Total downtime:" : "Expected downtime:", " ms"));
        LAST.forEach(this::figure);
        if (untold) {
            job.percent().ifPresent(percent -> line("Progress:", Integer.toString(percent), " %"));
        }
    }

    private void line(String label, String value, String unit) {
        output.field(WIDTH, label, column(value) + unit);
    }

    private void figure(Figure figure) {
        String value = figures.get(figure.name());
        if (value == null) {
            return;
        }
        if (figure.unit().equals(SIZE)) {
            output.field(WIDTH, figure.label(), scaled(number(value)));
        } else {
            line(figure.label(), PlainText.of(value), figure.unit());
        }
    }

    /** What is not known yet is no speed. */
    private void rate(String name, String label) {
        long bytes = number(figures.getOrDefault(name, "0"));
        if (bytes != 0) {
            output.field(WIDTH, label, scaled(bytes) + "/s");
        }
    }

    private void amount(String what, Optional<DomainJob.Amount> amount) {
        amount.filter(some -> some.total().bytes()
                                + some.processed().bytes()
                                + some.remaining().bytes()
                        > 0)
                .ifPresent(some -> {
                    size(what + " processed:", some.processed());
                    size(what + " remaining:", some.remaining());
                    size(what + " total:", some.total());
                });
    }

    private void size(String label, MemorySize size) {
        output.field(WIDTH, label, scaled(size.bytes()));
    }

    /** A figure that is no number counts as none. */
    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Returns a size with three decimals and the largest unit of which there is one. */
    static String scaled(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3f %s", value, UNITS.get(unit));
    }
}
