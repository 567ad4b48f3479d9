package dev.millrace.standalone.demo;

/// Somebody of the demo company.
///
/// @param user     the account's name, and that of the mailbox
/// @param given    the given name
/// @param family   the family name
/// @param language the preferred language, as in `de`
/// @param title    what they do
/// @param manager  the account's name of whom they report to
/// @param locked   whether the account is locked at the start
record Person(String user, String given, String family, String language, String title, String manager, boolean locked) {

    String name() {
        return given + " " + family;
    }

    String mail() {
        return user + "@" + DemoCompany.DOMAIN;
    }

    String otherMailbox() {
        return user + "@" + DemoCompany.PRIVATE_DOMAIN;
    }

    String dn() {
        return DemoCompany.personDn(user);
    }
}
