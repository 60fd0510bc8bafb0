/** Lists taken out as files. */
export default {
  /** More rows than this are written by a job, and not while somebody waits. */
  mostDirect: 5000,
  /** Days that a file is kept. */
  keptDays: 7,
  /** Of one person, ordered or being written at the same time. */
  mostOpen: 5,
  /** Writing is tried so many times before the person is told that it did not work. */
  attempts: 3,
  /** Seconds without a sign of life after which another worker begins anew. */
  silence: 60,
}
