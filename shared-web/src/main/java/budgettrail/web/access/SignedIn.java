package budgettrail.web.access;

/** A principal that knows its viewer, however it signed in. */
interface SignedIn {
    Viewer viewer();
}
