// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.conversion.ConversionOptions;
import org.hypervia.api.conversion.ConversionWarning;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.conversion.LenientConversion;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.ConfigFiles;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** {@code convert}: VMX files and domain XML into each other, without any host. */
final class Convert implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "convert",
                CommandGroup.HYPERVIA,
                "convert VMX files and domain XML, offline",
                """
                Converts files without any host; datastores are taken by their names.
                One file, or - for standard input, is printed. With --output-dir each
                result is a file of its own; a file that fails is reported, the others
                are still converted, and the exit status is 1.

                With --lenient what libvirt's rules refuse is no failure: a device or
                setting is left out, a path that lies nowhere is kept, and standard
                error names each with its key and line. The exit status is then 0,
                and 1 only for what is no configuration at all.""",
                OptionSyntax.namedText("from", "vmx or xml"),
                OptionSyntax.namedText("to", "xml or vmx"),
                OptionSyntax.flag("lenient", "leave out or keep what libvirt's rules refuse, and tell"),
                OptionSyntax.namedText("compat", "9.0 for the answers of libvirt 9.0, by default the newest"),
                OptionSyntax.namedText("directory", "where plain file names lie, such as '[datastore1] web01'"),
                OptionSyntax.namedText("datacenter-path", "inventory path of the datacenter, for the XML"),
                OptionSyntax.repeated("missing-datastore", "datastore that counts as absent; may be repeated"),
                OptionSyntax.flag("security-info", "with secrets such as a VNC password"),
                OptionSyntax.namedNumber("hw-version", "virtual hardware version of VMX files"),
                OptionSyntax.namedText("scsi-model", "what SCSI controllers of the model auto become"),
                OptionSyntax.namedText("output-dir", "directory for the results"),
                OptionSyntax.words("file", "files to convert, or - for standard input"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        boolean toXml = toXml(arguments);
        Conversion conversion = conversion(arguments, toXml, place);
        List<String> files = arguments.all("file");
        Optional<String> directory = arguments.text("output-dir");
        if (directory.isEmpty()) {
            if (files.size() > 1) {
                throw new UsageException("several files need --output-dir");
            }
            place.output().text(convert(files.get(0), conversion));
            return;
        }
        convertAll(files, Path.of(directory.get()), place, conversion, toXml);
    }

    @Override
    public boolean endsWithBlankLine() {
        return false;
    }

    /** What becomes of one file; it fails as the converter does. */
    private interface Conversion {
        String of(String file);
    }

    private static Conversion conversion(Arguments arguments, boolean toXml, Workplace place) {
        ConversionOptions options = options(arguments);
        NativeConverter converter = place.hypervisors().get().converter(NativeConfigs.VMWARE_VMX);
        if (arguments.has("lenient")) {
            return file -> told(
                    file,
                    toXml
                            ? converter.domainXmlFromNativeLeniently(ConfigFiles.read(file), options)
                            : converter.domainXmlToNativeLeniently(ConfigFiles.readText(file), options),
                    place.output());
        }
        return file -> toXml
                ? converter.domainXmlFromNative(ConfigFiles.read(file), options)
                : converter.domainXmlToNative(ConfigFiles.readText(file), options);
    }

    /** Says what is not as it was, one line each, and how much of it. */
    private static String told(String file, LenientConversion conversion, Output output) {
        List<ConversionWarning> warnings = conversion.warnings();
        warnings.forEach(warning -> output.warning(file + ": " + warning));
        if (!warnings.isEmpty()) {
            output.notice(file + ": converted leniently; " + sum(warnings, Action.LEFT_OUT, "left out") + ", "
                    + sum(warnings, Action.KEPT, "kept as they are") + ", "
                    + sum(warnings, Action.REPLACED, "replaced"));
        }
        return conversion.text();
    }

    private static String sum(List<ConversionWarning> warnings, Action action, String what) {
        List<String> subjects = warnings.stream()
                .filter(warning -> warning.action() == action)
                .map(ConversionWarning::subject)
                .toList();
        String named = String.join(", ", new LinkedHashSet<>(subjects));
        return subjects.size() + " " + what + (subjects.isEmpty() ? "" : " (" + named + ")");
    }

    private static void convertAll(
            List<String> files, Path directory, Workplace place, Conversion conversion, boolean toXml) {
        createDirectory(directory);
        List<String> failures = new ArrayList<>();
        Set<Path> written = new HashSet<>();
        for (String file : files) {
            try {
                Path target = directory.resolve(targetName(file, toXml));
                if (!written.add(target)) {
                    throw new CommandFailure(
                            file + ": another file has the same name, its result would be overwritten");
                }
                write(target, convert(file, conversion));
            } catch (CommandFailure e) {
                failures.add(String.valueOf(e.getMessage()).replace('\n', ' '));
            }
        }
        if (!failures.isEmpty()) {
            // Failing with the last one keeps it at one line a file.
            failures.subList(0, failures.size() - 1).forEach(place.output()::error);
            throw new CommandFailure(failures.get(failures.size() - 1));
        }
    }

    private static String convert(String file, Conversion conversion) {
        try {
            return conversion.of(file);
        } catch (HypervisorException e) {
            throw new CommandFailure(file + ": " + e.code() + ": " + e.getMessage());
        }
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CommandFailure("the directory " + directory + " cannot be made: " + e.getMessage());
        }
    }

    private static void write(Path target, String text) {
        try {
            Files.write(target, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CommandFailure("the file " + target + " cannot be written: " + e.getMessage());
        }
    }

    private static String targetName(String file, boolean toXml) {
        String name = file.equals("-") ? "stdin" : String.valueOf(Path.of(file).getFileName());
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + (toXml ? ".xml" : ".vmx");
    }

    private static boolean toXml(Arguments arguments) {
        String from = arguments.text("from").orElse("");
        String to = arguments.text("to").orElse("");
        if (from.equals("vmx") && to.equals("xml")) {
            return true;
        }
        if (from.equals("xml") && to.equals("vmx")) {
            return false;
        }
        throw new UsageException("say --from vmx --to xml or --from xml --to vmx");
    }

    private static ConversionOptions options(Arguments arguments) {
        ConversionOptions.Builder options = ConversionOptions.builder()
                .missingDatastores(Set.copyOf(arguments.all("missing-datastore")))
                .securityInfo(arguments.has("security-info"));
        arguments.text("compat").ifPresent(value -> options.dialect(dialect(value)));
        arguments.text("directory").ifPresent(options::directory);
        arguments.text("datacenter-path").ifPresent(options::datacenterPath);
        arguments.text("scsi-model").ifPresent(options::scsiModel);
        arguments.number("hw-version").ifPresent(options::hardwareVersion);
        return options.build();
    }

    private static DomainXmlDialect dialect(String compat) {
        return switch (compat) {
            case "9.0" -> DomainXmlDialect.LIBVIRT_9_0;
            case "latest" -> DomainXmlDialect.LATEST;
            default -> throw new UsageException("--compat takes 9.0 or latest, not '" + compat + "'");
        };
    }
}
