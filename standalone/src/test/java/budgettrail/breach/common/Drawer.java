package budgettrail.breach.common;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
