// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class ScreenshotCommand implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH:mm:ss", Locale.ROOT);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "screenshot",
                CommandGroup.DOMAIN,
                "take a screenshot of a current domain console and store it into a file",
                "Saves a picture of the screen; without a file name under the domain's name and the time.",
                DomainArgument.option(),
                OptionSyntax.text("file", "where to store the screenshot"),
                OptionSyntax.namedNumber("screen", "ID of a screen to take screenshot of"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        int screen = arguments.number("screen").orElse(0);
        String file = arguments.text("file").orElse("");
        try (Screenshot picture = domain.screenshot(screen)) {
            if (file.isEmpty()) {
                file = domain.name() + "-" + TIME.format(LocalDateTime.now(ZoneId.systemDefault()))
                        + extension(picture.mimeType());
            }
            save(picture, file);
            if (!place.output().isQuiet()) {
                // The blank line behind the command ends this one.
                place.output().text("Screenshot saved to " + file + ", with type of " + picture.mimeType());
            }
        } catch (HypervisorException e) {
            throw new CommandFailure("could not take a screenshot of " + DomainArgument.typed(arguments), e);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure("cannot create file " + file + ": " + e.getMessage());
        }
    }

    /** A picture that does not come whole leaves no file, and an older one as it was. */
    private static void save(Screenshot picture, String file) throws IOException {
        Path target = Path.of(file).toAbsolutePath();
        Path directory = target.getParent();
        Path part = Files.createTempFile(directory == null ? target : directory, ".screenshot", ".part");
        try {
            Files.copy(picture.content(), part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String extension(String mimeType) {
        return switch (mimeType) {
            case "image/png" -> ".png";
            case "image/x-portable-pixmap" -> ".ppm";
            default -> "";
        };
    }
}
