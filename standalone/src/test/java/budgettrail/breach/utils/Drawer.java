package budgettrail.breach.utils;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
