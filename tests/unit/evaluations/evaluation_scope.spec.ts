import { test } from '@japa/runner'
import { partOf } from '#app/evaluations/evaluation_scope'

const FACTS = { recognizedOn: '2020-05-01', isEnded: false, isAssessed: false }

test.group('Who takes part in 2025', () => {
  test('{0}')
    .with([
      ['recognised long ago', {}, 'rated', 'whole_year'],
      ['on the last day of the year before', { recognizedOn: '2024-12-31' }, 'rated', 'whole_year'],
      ['on the first day of the year', { recognizedOn: '2025-01-01' }, 'rated', 'part_year'],
      ['six months before the end', { recognizedOn: '2025-07-01' }, 'rated', 'part_year'],
      ['one day less', { recognizedOn: '2025-07-02' }, 'no_grade', 'new'],
      ['on the last day of the year', { recognizedOn: '2025-12-31' }, 'no_grade', 'new'],
      ['assessed nationally', { isAssessed: true }, 'reference', 'national'],
      ['assessed nationally and new', { isAssessed: true, recognizedOn: '2025-11-01' }, 'reference', 'national'],
      ['revoked', { isEnded: true }, null, 'ended'],
      ['revoked though assessed', { isEnded: true, isAssessed: true }, null, 'ended'],
    ] as const)
    .run(({ assert }, [, facts, part, rule]) => {
      assert.deepEqual(partOf({ ...FACTS, ...facts }, 2025), { part, rule })
    })
})
