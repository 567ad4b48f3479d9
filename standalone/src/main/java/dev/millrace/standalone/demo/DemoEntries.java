package dev.millrace.standalone.demo;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// The demo company as directory entries.
public final class DemoEntries {
    private DemoEntries() {}

    /// The entries of the directory's first start, parents before children.
    public static List<Entry> of(DemoSettings settings) {
        var entries = new ArrayList<Entry>();
        Entry company = entry(DemoCompany.BASE, "top", "organization", "dcObject");
        company.addAttribute("dc", "acme");
        company.addAttribute("o", "Acme");
        entries.add(company);
        for (String unit : List.of("people", "groups", "services")) {
            Entry folder = entry("ou=" + unit + "," + DemoCompany.BASE, "top", "organizationalUnit");
            folder.addAttribute("ou", unit);
            entries.add(folder);
        }
        entries.add(service(settings));
        DemoCompany.PEOPLE.forEach(person -> entries.add(person(person, settings)));
        entries.add(backup(settings));
        DemoCompany.GROUPS.forEach(group -> entries.add(group(group)));
        return entries;
    }

    private static Entry service(DemoSettings settings) {
        Entry service = entry(DemoCompany.SERVICE, "top", "applicationProcess", "simpleSecurityObject");
        service.addAttribute("cn", "millrace");
        service.addAttribute("description", "The service desk");
        service.addAttribute("userPassword", settings.ldapPassword());
        return service;
    }

    @SuppressWarnings("JavaUtilDate") // The library's formatter of generalized time takes it.
    private static Entry person(Person person, DemoSettings settings) {
        Entry entry = account(person.user(), person.name(), person.family(), settings);
        entry.addAttribute("objectClass", "deskPerson");
        entry.addAttribute("givenName", person.given());
        entry.addAttribute("title", person.title());
        entry.addAttribute("mail", person.mail());
        entry.addAttribute("otherMailbox", person.otherMailbox());
        entry.addAttribute("preferredLanguage", person.language());
        entry.addAttribute("manager", DemoCompany.personDn(person.manager()));
        if (person.locked()) {
            String now = StaticUtils.encodeGeneralizedTime(Date.from(Instant.now()));
            entry.addAttribute("pwdAccountLockedTime", now);
        }
        return entry;
    }

    private static Entry backup(DemoSettings settings) {
        Entry entry = account(DemoCompany.BACKUP, "Backup service", "Backup", settings);
        entry.addAttribute("description", "Runs the nightly backups; never touched automatically");
        entry.addAttribute("mail", DemoCompany.BACKUP + "@" + DemoCompany.DOMAIN);
        entry.addAttribute("manager", DemoCompany.personDn("dieter"));
        return entry;
    }

    private static Entry account(String user, String name, String family, DemoSettings settings) {
        Entry entry = entry(DemoCompany.personDn(user), "top", "person", "organizationalPerson", "inetOrgPerson");
        entry.addAttribute("uid", user);
        entry.addAttribute("cn", name);
        entry.addAttribute("sn", family);
        entry.addAttribute("displayName", name);
        entry.addAttribute("userPassword", settings.personPassword(user));
        return entry;
    }

    private static Entry group(Group group) {
        Entry entry = entry(DemoCompany.groupDn(group.name()), "top", "groupOfNames");
        entry.addAttribute("cn", group.name());
        entry.addAttribute("description", group.description());
        entry.addAttribute("owner", DemoCompany.personDn(group.owner()));
        entry.addAttribute(
                "member", group.members().stream().map(DemoCompany::personDn).toList());
        return entry;
    }

    private static Entry entry(String dn, String... classes) {
        var entry = new Entry(dn);
        entry.addAttribute("objectClass", classes);
        return entry;
    }
}
