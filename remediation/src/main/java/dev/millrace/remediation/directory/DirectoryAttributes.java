package dev.millrace.remediation.directory;

import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a directory calls things. What is left empty is as its [DirectoryDialect] has it.
///
/// @param account name to sign in with; `uid`, or `sAMAccountName`
/// @param displayName `cn`, or `displayName`
/// @param mail `mail`
/// @param secondAddress `otherMailbox`
/// @param manager `manager`
/// @param lock present, and not `0`, while an account is locked; `pwdAccountLockedTime`, or `lockoutTime`
/// @param unlockValue what an unlocked account's lock attribute is set to; it is removed where that is empty,
///     or `0`
/// @param password `userPassword`, or `unicodePwd`
/// @param reset whether the password must be changed at the next sign-in; `pwdReset`, or `pwdLastSet`
/// @param group `cn`
/// @param groupClass `groupOfNames`, or `group`
/// @param owner `owner`, or `managedBy`
/// @param member `member`
public record DirectoryAttributes(
        @DefaultValue("") String account,
        @DefaultValue("") String displayName,
        @DefaultValue("") String mail,
        @DefaultValue("") String secondAddress,
        @DefaultValue("") String manager,
        @DefaultValue("") String lock,
        @DefaultValue("") String unlockValue,
        @DefaultValue("") String password,
        @DefaultValue("") String reset,
        @DefaultValue("") String group,
        @DefaultValue("") String groupClass,
        @DefaultValue("") String owner,
        @DefaultValue("") String member) {
    /// Those of OpenLDAP with its password policy overlay.
    public static DirectoryAttributes openLdap() {
        return new DirectoryAttributes(
                "uid",
                "cn",
                "mail",
                "otherMailbox",
                "manager",
                "pwdAccountLockedTime",
                "",
                "userPassword",
                "pwdReset",
                "cn",
                "groupOfNames",
                "owner",
                "member");
    }

    /// Those of Active Directory.
    public static DirectoryAttributes activeDirectory() {
        return new DirectoryAttributes(
                "sAMAccountName",
                "displayName",
                "mail",
                "otherMailbox",
                "manager",
                "lockoutTime",
                "0",
                "unicodePwd",
                "pwdLastSet",
                "cn",
                "group",
                "managedBy",
                "member");
    }

    /// These, and others where one is empty.
    DirectoryAttributes or(DirectoryAttributes others) {
        return new DirectoryAttributes(
                or(account, others.account),
                or(displayName, others.displayName),
                or(mail, others.mail),
                or(secondAddress, others.secondAddress),
                or(manager, others.manager),
                or(lock, others.lock),
                or(unlockValue, others.unlockValue),
                or(password, others.password),
                or(reset, others.reset),
                or(group, others.group),
                or(groupClass, others.groupClass),
                or(owner, others.owner),
                or(member, others.member));
    }

    private static String or(String own, String other) {
        return own.isEmpty() ? other : own;
    }

    String[] ofAccount(String identity) {
        return new String[] {
            identity,
            account,
            displayName,
            mail,
            secondAddress,
            manager,
            lock,
            reset,
            DirectoryDialect.ACCOUNT_CONTROL,
            DirectoryDialect.ADMIN_COUNT,
            PrimaryGroup.ID
        };
    }

    String[] ofGroup(String identity) {
        return new String[] {identity, group, owner, DirectoryDialect.ADMIN_COUNT};
    }
}
