package orrery.cli;

import orrery.scenario.SeedRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the seeds that were typed. */
final class SeedsReader implements ITypeConverter<SeedRange> {
    @Override
    public SeedRange convert(String text) {
        try {
            return SeedRange.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException("found \"" + text + "\", but " + wrong.getMessage());
        }
    }
}
