package budgettrail.breach.util;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
