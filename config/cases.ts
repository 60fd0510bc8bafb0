const typicalCase = {
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
  /** Days that a call is open when nothing else is said; domain §2.5: July to September. */
  daysOpen: 60,
  /** Days before the end on which those with drafts are reminded. */
  remindsBefore: 3,
  ...typicalCase,
  /** What a call of each kind begins with; names and standards in case_call_defaults.json. */
  kinds: {
    typical_case: { toSelect: 15, directEntry: 'titled', ...typicalCase },
    outstanding_person: {
      toSelect: 10,
      directEntry: 'nobody',
      categories: ['frontline', 'management', 'research', 'outreach'],
      rubric: [
        { key: 'truth', most: 10 },
        { key: 'record', most: 35 },
        { key: 'skill', most: 20 },
        { key: 'influence', most: 20 },
        { key: 'devotion', most: 15 },
      ],
    },
    innovative_product: {
      toSelect: 10,
      directEntry: 'everybody',
      categories: ['database', 'tool', 'report', 'platform', 'course'],
      rubric: [
        { key: 'truth', most: 10 },
        { key: 'novelty', most: 25 },
        { key: 'quality', most: 25 },
        { key: 'effect', most: 25 },
        { key: 'transfer', most: 15 },
      ],
    },
    practice_talent: {
      toSelect: 20,
      directEntry: 'nobody',
      categories: ['search', 'analysis', 'teaching', 'data'],
      rubric: [
        { key: 'truth', most: 10 },
        { key: 'skill', most: 35 },
        { key: 'record', most: 30 },
        { key: 'novelty', most: 10 },
        { key: 'sharing', most: 15 },
      ],
    },
  },
} as const
