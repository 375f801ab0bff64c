package budgettrail.breach.manager;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
