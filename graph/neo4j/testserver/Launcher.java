import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Runs Neo4j on the folder of its argument, which holds neo4j.conf, until standard input ends; so it ends with the process that started it, however
 * that ends. It prints "up" once the databases are there. What it reads decides what stays: "keep" keeps the folder, nothing removes it.
 */
class Launcher {
    public static void main(String[] arguments) throws IOException {
        var home = Path.of(arguments[0]);
        var server = new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(home.resolve("neo4j.conf")).build();
        var last = "";
        try {
            var password = System.getenv("NEO4J_PASSWORD");
            if (password != null) {
                server.database("system").executeTransactionally("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
            }
            System.out.println("up");
            last = new String(System.in.readAllBytes());
        } finally {
            server.shutdown();
        }
        if (!last.equals("keep")) {
            remove(home);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
