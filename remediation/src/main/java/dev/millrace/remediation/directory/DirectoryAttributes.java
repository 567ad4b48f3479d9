package dev.millrace.remediation.directory;

import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a directory calls things. The defaults are those of OpenLDAP with its password policy overlay.
///
/// @param account name to sign in with; default `uid`
/// @param displayName default `cn`
/// @param mail default `mail`
/// @param secondAddress default `otherMailbox`
/// @param manager default `manager`
/// @param lock present, and not `0`, while an account is locked; default `pwdAccountLockedTime`
/// @param unlockValue what an unlocked account's lock attribute is set to; default empty: it is removed
/// @param password default `userPassword`
/// @param reset whether the password must be changed at the next sign-in; default `pwdReset`
/// @param group default `cn`
/// @param groupClass default `groupOfNames`
/// @param owner default `owner`
/// @param member default `member`
public record DirectoryAttributes(
        @DefaultValue("uid") String account,
        @DefaultValue("cn") String displayName,
        @DefaultValue("mail") String mail,
        @DefaultValue("otherMailbox") String secondAddress,
        @DefaultValue("manager") String manager,
        @DefaultValue("pwdAccountLockedTime") String lock,
        @DefaultValue("") String unlockValue,
        @DefaultValue("userPassword") String password,
        @DefaultValue("pwdReset") String reset,
        @DefaultValue("cn") String group,
        @DefaultValue("groupOfNames") String groupClass,
        @DefaultValue("owner") String owner,
        @DefaultValue("member") String member) {
    /// Those of OpenLDAP.
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

    String[] ofAccount() {
        return new String[] {account, displayName, mail, secondAddress, manager, lock, reset};
    }

    String[] ofGroup() {
        return new String[] {group, owner};
    }
}
