/** A failure that no further try can mend, such as an address the mail server refuses for good. Jobs throw it. */
export class PermanentFailure extends Error {}
