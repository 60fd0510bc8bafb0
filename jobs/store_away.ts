/** The store of the queue cannot be reached now; it may be later. */
export class StoreAway extends Error {}
