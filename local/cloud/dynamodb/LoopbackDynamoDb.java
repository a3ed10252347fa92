import java.lang.reflect.Field;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local on the loopback address alone, for requests that name this machine. It has no option for either: of its own accord it listens
 * on every address and answers pages of any origin.
 */
public final class LoopbackDynamoDb {
    public static void main(String[] args) throws Exception {
        DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(args);
        Field field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        Server server = (Server) field.get(proxy);
        for (Connector connector : server.getConnectors()) ((ServerConnector) connector).setHost("127.0.0.1");
        server.setHandler(new OwnHostOnly(server.getHandler()));
        proxy.start();
        proxy.join();
    }

    /** Refuses what a foreign page sends whose name was made to point here (DNS rebinding). */
    private static final class OwnHostOnly extends Handler.Wrapper {
        OwnHostOnly(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String host = Request.getServerName(request);
            if (host.equals("127.0.0.1") || host.equals("localhost")) return super.handle(request, response, callback);
            response.setStatus(421);
            callback.succeeded();
            return true;
        }
    }
}
