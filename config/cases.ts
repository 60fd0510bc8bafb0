/** Typical cases. Lengths after 国知办函运字〔2022〕509号 where named; the rest is customary. */
export default {
  /** In 字 as core/word_count.ts counts them. 509号: at most 2000, with what pictures and figures it needs. */
  title: 30,
  summary: 300,
  body: 2000,
  images: 6,
  /** Dots per inch of a picture that is printed, and the width it is printed with at least (mm). */
  dpi: 300,
  printedWidth: 80,
  /** 509号: three to five for each recommending body. */
  quotaRecommender: 5,
  quotaUnit: 2,
  toSelect: 15,
  /** Scores for each case. */
  seats: 5,
  /** Working days. */
  noticeDays: 5,
  objectionAnswer: 5,
  supplement: 5,
  authorConfirms: 5,
  /** Rows of 量化成效, and people who wrote it with the unit. */
  figures: 12,
  coAuthors: 10,
  imageBytes: 10 * 1024 * 1024,
  /** What the handler looks at, one by one, before a case passes the formal check. */
  checklist: ['complete', 'period', 'figures', 'images', 'consent', 'secrecy', 'original'],
  /** From so much text in common on, in percent, another case is shown beside this one; from so much, it is read by itself. */
  alikeShown: 15,
  alikeAlarm: 30,
  /** How many are shortlisted for each that is chosen. */
  shortlist: 1.5,
  categories: [
    'research',
    'risk_warning',
    'patent_navigation',
    'commercialization',
    'finance',
    'rights_protection',
    'training',
    'public_service',
  ],
  rubric: [
    { key: 'truth', most: 15 },
    { key: 'depth', most: 25 },
    { key: 'novelty', most: 20 },
    { key: 'effect', most: 25 },
    { key: 'transfer', most: 15 },
  ],
} as const
