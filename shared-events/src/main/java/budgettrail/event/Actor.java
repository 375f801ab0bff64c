package budgettrail.event;

/** Who did it: the name of the account, taken from the sign-in and never from a request's body. */
public record Actor(String name) {
    public Actor {
        if (name.isBlank() || !Text.isRecordedNote(name)) {
            throw new IllegalArgumentException("Not an actor: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
