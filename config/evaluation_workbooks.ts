/** The workbook that argues, and scoring in it off line. Customary values. */
export default {
  /** The workbook of a cycle with more points than this is ordered, and written by a job. */
  directPoints: 150,
  /** A score sheet that comes back weighs about 20 kB for each point. */
  upload: {
    maxBytes: 4 * 1024 * 1024,
    mostRows: 600,
    mostColumns: 40,
    mostUnpacked: 40 * 1024 * 1024,
    mostTimes: 100,
    mostParts: 400,
  },
}
