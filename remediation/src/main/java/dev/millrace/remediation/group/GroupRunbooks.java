package dev.millrace.remediation.group;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.runbook.Runbook;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GroupRunbooks {
    @Bean
    Runbook grantGroupAccess(Directory directory, AccountFinder finder, Enforcement enforcement) {
        return new Runbook(
                "grant-group-access",
                List.of(new LocateMembership(directory, finder, enforcement), new AddMember(directory)),
                run -> "%s is a member of %s.".formatted(run.fact(GroupFacts.MEMBER_UID), run.fact(GroupFacts.NAME)));
    }
}
