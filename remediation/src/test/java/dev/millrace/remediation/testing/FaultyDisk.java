package dev.millrace.remediation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;

/// The disk, as a share of a file server: each operation may find it away, may be refused, or may be
/// done and be told as an error.
public final class FaultyDisk extends FilterFileSystemProvider {
    private final FaultPlan faults;

    public FaultyDisk(FaultPlan faults, Path disk) {
        super("faulty://", disk.getFileSystem());
        this.faults = faults;
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        exchange(target, () -> super.copy(source, target, options));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        exchange(target, () -> super.move(source, target, options));
    }

    @Override
    public void delete(Path path) throws IOException {
        exchange(path, () -> super.delete(path));
    }

    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        exchange(path, () -> {});
        return super.newInputStream(path, options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        exchange(folder, () -> {});
        return super.newDirectoryStream(folder, filter);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        exchange(path, () -> {});
        return super.readAttributes(path, type, options);
    }

    private void exchange(Path path, Operation operation) throws IOException {
        switch (faults.next()) {
            case NONE -> operation.run();
            case AWAY -> throw new FileSystemException(path.toString(), null, "Stale file handle");
            case REFUSED -> throw new AccessDeniedException(path.toString());
            case LOST_AFTER -> {
                operation.run();
                throw new FileSystemException(path.toString(), null, "Input/output error");
            }
        }
    }

    private interface Operation {
        void run() throws IOException;
    }
}
