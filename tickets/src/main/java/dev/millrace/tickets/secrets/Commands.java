package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords among the arguments of programs, `mysql -uroot -pSecret1`. Which argument is one depends on the program:
/// `-p` is a port for `ssh`, and keeps what files are for `cp`.
final class Commands {
    private static final String REST = "[^\\n]{0,200}?\\s";
    private static final String VALUE = "[\"']?([^\\s\"'$<%" + Secrets.MASK.charAt(0) + "][^\\s\"']{2,200}+)";
    private static final Pattern COMMAND = Pattern.compile("(?i)(?<![\\w.-])(?:"
            + String.join(
                    "|",
                    // glued to its option; without a user before it, no word in small letters: "-please"
                    "(?:mysql|mariadb)[\\w-]{0,20}(?:\\.exe)?" + REST + "(?:-u\\s?\\S{1,60}" + REST
                            + "-p|-p(?-i:(?![a-z]+\\b)))" + VALUE,
                    "sshpass" + REST + "-p\\s?" + VALUE,
                    "(?:plink|pscp|psftp|putty)(?:\\.exe)?" + REST + "-pw\\s" + VALUE,
                    "(?:psexec(?:64)?(?:\\.exe)?|mongo\\w{0,12})\\s" + REST + "-p\\s" + VALUE,
                    "(?:7za?|7zz|rar|unrar)\\s" + REST + "(?-i:-p(?![a-z]+\\b))" + VALUE,
                    "(?:zip|unzip)\\s" + REST + "(?-i:-P)\\s?" + VALUE,
                    "ldap(?:search|modify|add|delete|whoami|passwd)" + REST + "(?-i:-w)\\s?" + VALUE,
                    "redis-cli" + REST + "-a\\s" + VALUE,
                    "(?:smbclient|rpcclient|winexe)" + REST + "(?-i:-U)\\s?[\"']?[^\\s%]{1,60}+%" + VALUE,
                    "net\\s{1,2}use\\s" + "[^\\n]{0,200}?/user:\\S{1,100}+\\s{1,2}(?![/-])" + VALUE,
                    "net\\s{1,2}use\\s{1,2}(?:[a-z*]:?\\s{1,2})?\\\\\\\\\\S{1,100}+\\s{1,2}(?![/-])" + VALUE
                            + "(?=[^\\n]{0,40}/user:)",
                    "net\\s{1,2}user\\s{1,2}[\\w.-]{1,60}+\\s{1,2}(?=[^\\s\\d]{0,40}\\d)(?![/-])" + VALUE,
                    "(?:xfreerdp|wlfreerdp|sdl-freerdp)" + REST + "/p:" + VALUE)
            + ")");
    static final Stems PROGRAMS = new Stems(
            "mysql",
            "mariadb",
            "sshpass",
            "plink",
            "pscp",
            "psftp",
            "putty",
            "psexec",
            "mongo",
            "7z",
            "rar ",
            "unrar",
            "zip ",
            "unzip",
            "ldap",
            "redis-cli",
            "smbclient",
            "rpcclient",
            "winexe",
            "net us",
            "net  us",
            "xfreerdp",
            "wlfreerdp",
            "sdl-freerdp");

    private Commands() {}

    static void find(String text, StemPlaces stems, List<Secret> found) {
        for (int at = stems.next(PROGRAMS, 0); at >= 0; at = stems.next(PROGRAMS, at + 1)) {
            Matcher command = Naming.at(COMMAND, text, at);
            if (command.lookingAt()) {
                for (int group = 1; group <= command.groupCount(); group++) {
                    if (command.group(group) != null) {
                        Secret.add(found, Kind.PASSWORD, text, command, group);
                    }
                }
            }
        }
    }
}
