package dev.millrace.standalone.cli;

import picocli.CommandLine.IVersionProvider;

/// The program's version, from the manifest of its jar.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"millrace " + (version == null ? "(not packaged)" : version)};
    }
}
