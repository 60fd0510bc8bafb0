import { test } from '@japa/runner'
import { conflictDays, conflictsOf, type ExpertFacts } from '#app/experts/conflicts'
import type { Judged } from '#app/experts/judged'

const UNIT = { name: '燕麓大学图书馆', uscc: '12110000MA01ABCD5X' }
const judged = (more: Partial<Judged> = {}): Judged => ({
  ...{ type: 'case', id: 7, title: '案例 7', units: [UNIT], recommenders: [], recommendingPeople: [], coAuthors: [] },
  ...more,
})
const expert = (more: Partial<ExpertFacts> = {}): ExpertFacts => ({
  ...{ name: '程秋实', email: 'cheng@jingzhi.example', organizationId: null },
  ...{ employments: [{ name: '京原大学', uscc: null, until: null }], relations: [], recusals: [] },
  ...more,
})
const at = (name: string, until: string | null = null, uscc: string | null = null) => ({
  employments: [{ name, uscc, until }],
})
const declared = (origin: 'declared_by_expert' | 'office_decision', subjectId = 7) => ({
  recusals: [{ subjectType: 'case', subjectId, origin, note: '亲属任职' }],
})

const ROWS: [string, Partial<ExpertFacts>, Partial<Judged>, string[]][] = [
  ['a stranger judges', {}, {}, []],
  ['who works there does not', at('燕麓大学图书馆'), {}, ['same_unit']],
  ['spaces, brackets and width do not hide a unit', at('燕麓大学（图书馆） '), {}, ['same_unit']],
  [
    'another name with the same organisation code does not',
    at('燕麓大学', null, '52110108MA01ABCD5X'),
    {},
    ['same_unit'],
  ],
  ['another organisation code judges', at('燕麓大学', null, '12110000MA01ABCE5X'), {}, []],
  [
    'a code that is no code compares with nothing',
    at('某大学', null, '12110'),
    { units: [{ name: '甲', uscc: '12110' }] },
    [],
  ],
  [
    'an earlier name of the unit counts',
    at('燕麓学院图书馆'),
    { units: [{ ...UNIT, formerNames: ['燕麓学院图书馆'] }] },
    ['same_unit'],
  ],
  [
    'an account of the unit does not',
    { organizationId: 3 },
    { units: [{ ...UNIT, organizationId: 3 }] },
    ['same_unit'],
  ],
  ['the last day there is still there', at('燕麓大学图书馆', '2026-11-29'), {}, ['same_unit']],
  ['who left yesterday was there', at('燕麓大学图书馆', '2026-11-28'), {}, ['former_unit']],
  ['who left three years ago today was there', at('燕麓大学图书馆', '2023-11-29'), {}, ['former_unit']],
  ['who left a day earlier judges', at('燕麓大学图书馆', '2023-11-28'), {}, []],
  ['a relative there', { relations: [{ name: '燕麓大学图书馆', uscc: null }] }, {}, ['relation']],
  [
    'who works where it is recommended does not',
    at('海淀区知识产权局'),
    { recommenders: [{ name: '海淀区知识产权局' }] },
    ['recommender'],
  ],
  [
    'who left the recommender judges',
    at('海淀区知识产权局', '2026-01-01'),
    { recommenders: [{ name: '海淀区知识产权局' }] },
    [],
  ],
  ['who recommended it', {}, { recommendingPeople: [{ name: '程 秋实' }] }, ['recommender']],
  ['a co-author by name', {}, { coAuthors: [{ name: '程秋实' }] }, ['co_author']],
  ['a co-author by mailbox', {}, { coAuthors: [{ name: '秋实', email: 'Cheng@jingzhi.example ' }] }, ['co_author']],
  ['who said so', declared('declared_by_expert'), {}, ['declared_by_expert']],
  ['who the office decided on', declared('office_decision'), {}, ['office_decision']],
  ['a declaration about another subject is no obstacle', declared('declared_by_expert', 8), {}, []],
  [
    'more than one reason',
    { ...at('燕麓大学图书馆'), ...declared('declared_by_expert') },
    {},
    ['same_unit', 'declared_by_expert'],
  ],
]

test.group('Who must not judge', () => {
  for (const [what, facts, subject, reasons] of ROWS) {
    test(what, ({ assert }) => {
      const found = conflictsOf(expert(facts), judged(subject), conflictDays('2026-11-29', 3))
      assert.deepEqual(
        found.map(({ reason }) => reason),
        reasons
      )
    })
  }

  test('years are counted from a leap day too', ({ assert }) => {
    assert.deepEqual(conflictDays('2028-02-29', 3), { today: '2028-02-29', since: '2025-02-28' })
  })
})
