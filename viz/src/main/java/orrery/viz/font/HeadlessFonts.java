package orrery.viz.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes AWT draw with the bundled font, and with that one only.
 *
 * <p>AWT measures every text it draws. On a machine without fonts or without fontconfig (most containers) it dies at the
 * first one, even when the picture is an SVG; on a machine with fonts it draws with those, so that the same chart is
 * another picture elsewhere. Both end here: AWT is pointed to a folder with the bundled font and to a configuration that
 * gives this font to all of Java's logical names. Java reads these settings once, when it first needs a font, so whoever
 * draws calls {@link #install()} before anything else of AWT.
 *
 * <p>Then an SVG is the same, byte for byte, on any machine and JDK. So are the pixels of a PNG from one JDK; another JDK
 * may bring another FreeType, which shades the edges of letters a little differently. A golden file is an SVG.
 *
 * <p>The settings are known to Java on Linux. Elsewhere there are always fonts, and {@link #regular(float)} still hands
 * out the bundled one.
 */
public final class HeadlessFonts {

    /** The name under which AWT knows the bundled font. */
    public static final String FAMILY = "DejaVu Sans";

    private static final String FONT = "DejaVuSans.ttf";
    private static final String CONFIGURATION = "fontconfig.properties";

    private HeadlessFonts() {}

    /** Points AWT to the bundled font; calling it again changes nothing. */
    public static void install() {
        Unpacked.ONCE.pointAwtHere();
    }

    /** The bundled font itself, in points, for whoever names fonts instead of relying on the default. */
    public static Font regular(float size) {
        return Unpacked.ONCE.font.deriveFont(size);
    }

    /**
     * Java wants font and configuration as files, and in the jar they are none. The folder is this process's own: a
     * shared one could hold somebody else's idea of the font.
     */
    private static final class Unpacked {
        static final Unpacked ONCE = new Unpacked();

        private final Path folder;
        private final Font font;

        private Unpacked() {
            try {
                folder = Files.createTempDirectory("orrery-font-");
                folder.toFile().deleteOnExit();
                copy(CONFIGURATION);
                Path file = copy(FONT);
                pointAwtHere();
                font = Font.createFont(Font.TRUETYPE_FONT, file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack the bundled font", e);
            } catch (FontFormatException e) {
                throw new IllegalStateException("the bundled font is broken", e);
            }
        }

        private Path copy(String resource) throws IOException {
            Path file = folder.resolve(resource);
            try (InputStream in = HeadlessFonts.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("there is no " + resource + " beside " + HeadlessFonts.class.getName());
                }
                Files.copy(in, file);
            }
            file.toFile().deleteOnExit();
            return file;
        }

        private void pointAwtHere() {
            System.setProperty("java.awt.headless", "true");
            System.setProperty(
                    "sun.awt.fontconfig", folder.resolve(CONFIGURATION).toString());
            System.setProperty("sun.java2d.fontpath", folder.toString());
        }
    }
}
