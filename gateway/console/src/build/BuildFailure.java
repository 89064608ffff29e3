/// What the person who builds has to know; nothing else is printed of it.
final class BuildFailure extends RuntimeException {

    BuildFailure(String message) {
        super(message);
    }
}
