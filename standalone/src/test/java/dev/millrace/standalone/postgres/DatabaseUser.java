package dev.millrace.standalone.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;

/// A program of its own that uses a database until it is killed.
final class DatabaseUser {
    private DatabaseUser() {}

    public static void main(String[] arguments) throws Exception {
        Database database = Database.start(Path.of(arguments[0]));
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), Database.USER, database.password())) {
            connection.createStatement().execute("create table letter (text varchar)");
            connection.createStatement().execute("insert into letter values ('kept')");
        }
        System.out.println("written");
        new CountDownLatch(1).await();
    }
}
