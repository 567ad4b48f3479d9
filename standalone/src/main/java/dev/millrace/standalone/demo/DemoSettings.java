package dev.millrace.standalone.demo;

import dev.millrace.access.Passwords;
import dev.millrace.standalone.files.PrivateFiles;
import dev.millrace.standalone.files.Secrets;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `DIR/demo.properties`: addresses and passwords of the embedded parts, for their owner's eyes only (mode 0600).
///
/// The passwords are generated when the file is first written and never change; the addresses are those of the last
/// start.
public final class DemoSettings {
    private static final String FILE = "demo.properties";
    private static final String FIRST_START = "first-start";

    private final Path file;
    private final Map<String, String> values;

    private DemoSettings(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /// Reads the file of the data folder, and generates what is missing in it.
    public static DemoSettings prepare(Path data) throws IOException {
        Path file = data.resolve(FILE);
        boolean fresh = !Files.exists(file);
        var settings = new DemoSettings(file, fresh ? new TreeMap<>() : read(file));
        if (fresh) {
            settings.values.put(FIRST_START, "under way");
        }
        settings.values.put("admin.user", "admin");
        settings.values.put("ldap.bind-dn", DemoCompany.SERVICE);
        settings.generate("admin.password");
        settings.generate("ldap.password");
        settings.generate("mailbox.password");
        settings.generate("control.token");
        // Keys are longer than passwords: nobody types them.
        settings.values.computeIfAbsent("signing.key", missing -> Secrets.generate() + Secrets.generate());
        // Hashed once: who has signed in stays signed in over a restart, because sessions end with the hash.
        settings.values.computeIfAbsent("admin.password-hash", missing -> Passwords.hash(settings.adminPassword()));
        DemoCompany.users().forEach(user -> settings.generate("person." + user + ".password"));
        // Before any part starts: a password that was set somewhere and is lost by a kill would lock us out.
        settings.save();
        return settings;
    }

    /// Reads the file of a data folder that `millrace up` has used.
    ///
    /// @throws IOException when there is none
    public static DemoSettings of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            throw new IOException("Expected " + file + ", which `millrace up --data " + data + "` writes");
        }
        return new DemoSettings(file, read(file));
    }

    private static Map<String, String> read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var values = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    private void generate(String key) {
        values.computeIfAbsent(key, missing -> Secrets.generate());
    }

    /// Notes an address.
    ///
    /// @param value null where there is none any more
    public DemoSettings with(String key, @Nullable Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value.toString());
        }
        return this;
    }

    /// Writes the file anew, in one step.
    public void save() throws IOException {
        var text =
                new StringBuilder("# Written by `millrace up`: what one needs to look inside. Keep it to yourself.\n");
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        PrivateFiles.replace(file, text.toString());
    }

    /// Whether no start has come to its end yet: one that failed or was stopped told nobody the passwords.
    public boolean isFirstStart() {
        return values.containsKey(FIRST_START);
    }

    /// Notes that the first start has come to its end, and told what its owner has to know.
    public void noteFirstStart() throws IOException {
        with(FIRST_START, null).save();
    }

    /// Where the file lies.
    public Path file() {
        return file;
    }

    /// All values.
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /// The value, or null.
    public @Nullable String find(String key) {
        return values.get(key);
    }

    /// The name of the administrator.
    public String adminUser() {
        return get("admin.user");
    }

    /// The administrator's password.
    public String adminPassword() {
        return get("admin.password");
    }

    /// The hash of the administrator's password.
    public String adminPasswordHash() {
        return get("admin.password-hash");
    }

    /// The password of the desk's account in the directory.
    public String ldapPassword() {
        return get("ldap.password");
    }

    /// The directory's address.
    public String ldapUrl() {
        return get("ldap.url");
    }

    /// The password of every mailbox.
    public String mailboxPassword() {
        return get("mailbox.password");
    }

    /// The directory password of an account.
    public String personPassword(String user) {
        return get("person." + user + ".password");
    }

    /// The key that signs links, tokens and Message-IDs.
    public String signingKey() {
        return get("signing.key");
    }

    /// What a command must present to the running program.
    public String controlToken() {
        return get("control.token");
    }

    /// The port the directory had at the last start; 0 when there was none.
    public int lastLdapPort() {
        String url = values.getOrDefault("ldap.url", "");
        String port = url.substring(url.lastIndexOf(':') + 1);
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    }

    private String get(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("Expected \"" + key + "\" in " + file);
        }
        return value;
    }

    @Override
    public String toString() {
        return "DemoSettings[" + file + "]";
    }
}
