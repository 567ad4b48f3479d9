package dev.millrace.standalone.demo;

import java.util.ArrayList;
import java.util.List;

/// The invented company `acme.example`.
public final class DemoCompany {
    /// The company's mail domain.
    public static final String DOMAIN = "acme.example";

    /// The tenant it is.
    public static final String TENANT = "acme";

    /// Where its people have their second addresses.
    public static final String PRIVATE_DOMAIN = "private.example";

    /// The mailbox people write to for help.
    public static final String SUPPORT = "support@" + DOMAIN;

    /// Whoever signs in at the desk; none of those who write to it, and without a mailbox.
    public static final String ADMIN = "admin@" + DOMAIN;

    /// The mailbox that keeps a copy of what the desk sends.
    public static final String SENT = "sent@" + DOMAIN;

    /// The top of its directory.
    public static final String BASE = "dc=acme,dc=example";

    /// The account under which the desk uses the directory.
    public static final String SERVICE = "cn=millrace,ou=services," + BASE;

    /// An account that nothing automatic may touch, as its membership in the group [#PROTECTED] says.
    static final String BACKUP = "svc-backup";

    static final String PROTECTED = "protected-accounts";

    static final List<Person> PEOPLE = List.of(
            new Person("anna", "Anna", "Keller", "en", "Accountant", "ben", true),
            new Person("ben", "Ben", "Okafor", "en", "Head of Finance", "dieter", false),
            new Person("chloe", "Chloé", "Martin", "fr", "Sales Manager France", "ben", false),
            new Person("dieter", "Dieter", "Huber", "de", "Head of Operations", "ben", false),
            new Person("elena", "Elena", "Ruiz", "es", "Controller", "ben", false),
            new Person("frank", "Frank", "Doyle", "en", "Engineer", "dieter", false));

    static final List<Group> GROUPS = List.of(
            new Group("finance-reports", "Monthly finance reports", "ben", List.of("ben", "elena")),
            new Group("vpn-users", "Remote access", "dieter", List.of("ben", "chloe", "dieter", "frank")),
            new Group("engineering", "Source code and build servers", "dieter", List.of("frank")),
            new Group("sales-crm", "Customer database", "chloe", List.of("chloe")),
            new Group(PROTECTED, "Accounts that nothing automatic may touch", "dieter", List.of(BACKUP)));

    private DemoCompany() {}

    /// Every address that has a mailbox.
    public static List<String> addresses() {
        var addresses = new ArrayList<String>();
        addresses.add(SUPPORT);
        addresses.add(SENT);
        addresses.add(BACKUP + "@" + DOMAIN);
        for (Person person : PEOPLE) {
            addresses.add(person.mail());
            addresses.add(person.otherMailbox());
        }
        return addresses;
    }

    /// The accounts' names.
    public static List<String> users() {
        var users = new ArrayList<>(PEOPLE.stream().map(Person::user).toList());
        users.add(BACKUP);
        return users;
    }

    /// The distinguished name of an account.
    public static String personDn(String user) {
        return "uid=" + user + ",ou=people," + BASE;
    }

    static String groupDn(String group) {
        return "cn=" + group + ",ou=groups," + BASE;
    }
}
