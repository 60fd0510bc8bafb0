/** What somebody may go on sending who has been answered already, and for how long. */
export default {
  ms: 10_000,
  bytes: 128 * 1024 * 1024,
}
