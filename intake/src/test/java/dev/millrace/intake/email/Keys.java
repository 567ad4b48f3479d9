package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A key and a certificate for 127.0.0.1, which nobody else believes.
public final class Keys {
    public static final String PASSWORD = "for-tests";

    private Keys() {}

    /// Makes a key store of the type PKCS12.
    public static Path store(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("server.p12");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=ip:127.0.0.1", store);
        return store;
    }

    /// Writes the certificate of a store as PEM.
    public static Path certificate(Path store) throws IOException, InterruptedException {
        Path certificate = store.resolveSibling("server.pem");
        keytool("-exportcert", "-rfc", "-file", certificate.toString(), store);
        return certificate;
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object argument : arguments) {
            command.addAll(
                    argument instanceof Path store
                            ? List.of("-keystore", store.toString(), "-storetype", "PKCS12")
                            : List.of(argument.toString()));
        }
        command.addAll(List.of("-alias", "server", "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }
}
