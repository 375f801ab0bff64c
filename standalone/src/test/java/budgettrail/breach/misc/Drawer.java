package budgettrail.breach.misc;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
