package dev.millrace.standalone.directory;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedExtendedResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Saves the content between a successful write and its answer, so that a client that was told of the write can rely on
/// it after a kill too.
final class SaveBeforeAnswer extends InMemoryOperationInterceptor {
    private static final Logger log = LoggerFactory.getLogger(SaveBeforeAnswer.class);

    private static final String[] NO_REFERRALS = {};
    private static final Control[] NO_CONTROLS = {};

    private final SavedContent content;

    SaveBeforeAnswer(SavedContent content) {
        this.content = content;
    }

    @Override
    public void processAddResult(InMemoryInterceptedAddResult operation) {
        save(operation.getResult(), operation::setResult);
    }

    @Override
    public void processModifyResult(InMemoryInterceptedModifyResult operation) {
        save(operation.getResult(), operation::setResult);
    }

    @Override
    public void processModifyDNResult(InMemoryInterceptedModifyDNResult operation) {
        save(operation.getResult(), operation::setResult);
    }

    @Override
    public void processDeleteResult(InMemoryInterceptedDeleteResult operation) {
        save(operation.getResult(), operation::setResult);
    }

    @Override
    public void processExtendedResult(InMemoryInterceptedExtendedResult operation) {
        save(operation.getResult(), failure -> operation.setResult(new ExtendedResult(failure)));
    }

    private void save(@Nullable LDAPResult result, Consumer<LDAPResult> answer) {
        if (result == null || !Answers.isSuccess(result)) {
            return;
        }
        try {
            content.save();
        } catch (LDAPException | IOException failure) {
            log.error("The directory's content could not be saved: {}", failure.toString());
            answer.accept(new LDAPResult(
                    result.getMessageID(),
                    ResultCode.OTHER,
                    "The change was made but could not be saved; it would not survive a restart",
                    null,
                    NO_REFERRALS,
                    NO_CONTROLS));
        }
    }
}
