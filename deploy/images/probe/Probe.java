import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Asks URLs from inside an image that has no shell: each argument is `status=URL`. Says what is
/// wrong and ends with 1, or ends with 0 if every answer has the status that was named. For `helm
/// test` and for the health checks of the compose file.
public final class Probe {

    private static final int PATIENCE_MILLIS = 5_000;

    private Probe() {}

    public static void main(String[] questions) {
        var wrong = 0;
        for (var question : questions) {
            var cut = question.indexOf('=');
            var wanted = question.substring(0, cut);
            var answer = status(question.substring(cut + 1));
            if (!answer.equals(wanted)) {
                System.err.println(question + " answered " + answer);
                wrong++;
            }
        }
        System.exit(wrong == 0 && questions.length > 0 ? 0 : 1);
    }

    private static String status(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            return Integer.toString(connection.getResponseCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }
}
