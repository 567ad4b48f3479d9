package dev.millrace.remediation.credentials;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says at the start which settings have secrets go over the network in clear, once each: an installation that has its
/// reasons goes on.
public final class InClear {
    private static final Logger LOG = LoggerFactory.getLogger(InClear.class);
    private static final Set<String> PROTECTED = Set.of("https", "ldaps");
    /// RFC 1122, 3.2.1.3; RFC 4291, 2.5.3; RFC 6761, 6.3.
    private static final Pattern THIS_MACHINE =
            Pattern.compile("127(\\.\\d{1,3}){3}|\\[(::|(0{1,4}:){7})0{0,3}1]|(.+\\.)?localhost\\.?");

    private InClear() {}

    /// Warns where what is sent to a URL could be read on its way.
    ///
    /// @param setting that has the URL
    /// @param what secrets are sent there
    public static void warn(String setting, String url, String what) {
        URI uri = URI.create(url.strip());
        if (isReadable(uri)) {
            LOG.warn(
                    "{} is a URL without TLS ({}://{}): {} can be read on the way there",
                    setting,
                    uri.getScheme(),
                    Optional.ofNullable(uri.getHost()).orElse("…"),
                    what);
        }
    }

    /// A name that only a resolver knows to be this machine's counts as another's.
    static boolean isReadable(URI uri) {
        String host = uri.getHost();
        return !PROTECTED.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                && (host == null
                        || !THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches());
    }
}
