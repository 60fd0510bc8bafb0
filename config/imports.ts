/** What a workbook that is read in may be. Said on the page before anybody chooses a file. */
export const importLimits = {
  maxBytes: 10 * 1024 * 1024,
  /** So many rows of so many columns take about 250 MB while they are read. */
  mostRows: 10_000,
  mostColumns: 50,
  /** Bytes of everything inside, once unpacked; and how many times the size of the file. */
  mostUnpacked: 60 * 1024 * 1024,
  mostTimes: 100,
  mostParts: 200,
}

export type ImportLimits = typeof importLimits
