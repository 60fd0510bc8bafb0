/** Rights that two officers give together. A customary value. */
export default {
  /** Days that the security administrator has to confirm; what nobody confirmed lapses then. */
  openDays: 15,
}
