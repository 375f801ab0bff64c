package budgettrail.breach.service;

/** Planted: a room whose name says nothing. */
public final class Drawer {}
