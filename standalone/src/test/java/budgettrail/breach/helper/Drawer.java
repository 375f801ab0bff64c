package budgettrail.breach.helper;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
