package budgettrail.breach.impl;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
