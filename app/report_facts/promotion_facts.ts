import type { Gathered } from './chapter_content.js'
import { missingOf } from './fact_builder.js'
import { numberCell } from './known_facts.js'
import { lightRecordCounts } from './light_record_facts.js'
import { zh } from './report_words.js'

/** As the register of promotion has them (light_records/exchange_kinds.ts). */
const MEDIA = ['article', 'video', 'broadcast', 'press', 'event'] as const

const TOTAL = 'cases.promotion'

const nameOf = (medium: string) => zh(`light_forms.promotion.media.${medium}`)

/** 宣传推广 by medium, from its register. */
export async function promotionFacts(year: number): Promise<Gathered> {
  const register = { kind: 'promotion', unit: '条' } as const
  const [total, ...parts] = await lightRecordCounts(year, [
    { ...register, key: TOTAL, label: '宣传推广' },
    ...MEDIA.map((category) => ({
      ...{ ...register, category, key: `${TOTAL}.${category}`, label: `${nameOf(category)}宣传` },
    })),
  ])
  return {
    facts: [total, ...parts],
    lists: { media: MEDIA.map((medium) => [nameOf(medium), numberCell(`${TOTAL}.${medium}`)]) },
    sums: [{ total: TOTAL, parts: parts.map(({ key }) => key) }],
    missing: missingOf([total]),
  }
}
