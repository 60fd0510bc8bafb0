/** How the alliance meets and votes: customary values (domain §2.4) until its charter says otherwise. */

/** A part of a whole, exact: [2, 3]. */
type Share = { of: readonly [number, number]; orMore: boolean }

const twoThirds: Share = { of: [2, 3], orMore: true }
const moreThanHalf: Share = { of: [1, 2], orMore: false }

export default {
  /** Days between the letters and the meeting. */
  noticeDays: { general_assembly: 15, council: 7, standing_council: 3, expert_committee: 3 },
  /** Of those who may vote, so many must be present for a vote to be opened and to count. */
  quorum: twoThirds,
  /** Of those present when the vote was opened, whether they voted or not. */
  majorities: {
    resolution: moreThanHalf,
    admission: moreThanHalf,
    election: moreThanHalf,
    expulsion: twoThirds,
    resumption: moreThanHalf,
    other: moreThanHalf,
  },
  /** Who takes part by video is present. */
  onlineIsPresent: true,
  /** Who is represented by another member is present as long as that member is. */
  proxyIsPresent: true,
  /** How many others one member may represent. */
  proxiesEach: 1,
  /** With fewer present, and with fewer ballots, a secret vote would be none. */
  secretLeast: 5,
  /** An election that leaves seats empty may be repeated: so many ballots in all. */
  rounds: 2,
} as const
