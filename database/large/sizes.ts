export type Size = {
  applications: number
  /** Entries of the trail for each of them. */
  history: number
  /** 咨询 */
  activities: number
  recipients: number
}

/**
 * What `demo:seed --size` knows. `large` is the one that speed is promised for; the others show how cost grows. The
 * largest has short histories: twenty million entries would only take time and disk.
 */
export const sizes: Record<string, Size> = {
  '10k': { applications: 10_000, history: 20, activities: 100_000, recipients: 10_000 },
  'large': { applications: 100_000, history: 20, activities: 1_000_000, recipients: 100_000 },
  '1m': { applications: 1_000_000, history: 6, activities: 1_000_000, recipients: 1_000_000 },
}
