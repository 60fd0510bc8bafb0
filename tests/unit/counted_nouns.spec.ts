import i18nManager from '@adonisjs/i18n/services/main'
import { test } from '@japa/runner'

const NOUNS = `
  addresses answers appeals applications ballots bands cases cells chapters characters complaints days dots draws
  duplicates entries errors experts exports faults fields figures files findings hours indicators institutions items
  letters limits lines measures members minutes months notices options pages parks partners parts passages people
  pictures pieces pixels places points problems questions ratings recipients records requests rows scores seats seconds
  sections sheets steps systems times units values versions views votes weeks words years
`
const COUNTED = new RegExp(
  `\\{(\\w+)(?:, number)?\\} (?:(?!by |has |with )[a-z]+ )?(?:${NOUNS.trim().split(/\s+/).join('|')})\\b`,
  'gi'
)

/** Arguments that are never one: limits of the configuration, and scores, which are written with decimals. */
const LARGER = ['least', 'most', 'max', 'maximum', 'publishFrom', 'seats', 'draws', 'dots', 'final', 'gain', 'score']

/** Texts whose number is never one, by the reason. */
const NEVER_ONE = {
  'configured': [
    'alliance_meetings.convene_ask',
    'case_notices.judged_text',
    'change_requests.faults.too_long',
    'clocks.extension_hint',
    'evaluation_reading.edges_sub',
    'evaluation_reading.fewer_draws',
    'evaluation_reading.near_edge_note',
    'evaluation_reading.pairs_sub',
    'evaluation_reading.small_city_text',
    'imports.limits',
    'open_data.api.paging_text',
    'open_data.limits_text',
    'problems.too_many.detail',
    'workflow.refused.notice_too_short',
  ],
  'more than a limit': [
    'case_images.size',
    'casebook_editions.erratum.too_often',
    'casebooks.problems.too_long',
    'clocks.handling_text',
    'report_writing.too_long',
    'workflow.refused.indicators_several',
    'workflow.refused.over_word_limit',
    'workflow.refused.too_much_work',
  ],
  'parts of a whole that has several': [
    'casebook_editions.done_of',
    'drafts.progress',
    'report_writing.signed_of',
    'typical_cases.progress',
    'work_reports.chapters_text',
    'work_reports.progress.chapters',
  ],
  'ends of a range': ['evaluation_results.extras.faults.points', 'evaluation_results.from_to'],
  'with decimals': ['evaluation_sheets.progress'],
  'filled in by a script': ['case_calls.points_are'],
  'a verb': ['notices.evaluation_appeal.submitted.body'],
}

function isCounted(text: string) {
  return [...text.matchAll(COUNTED)].some(([, name]) => !LARGER.includes(name))
}

test.group('Counted nouns', () => {
  test('of English texts agree with a number that can be one', ({ assert }) => {
    const texts = Object.entries(i18nManager.getTranslationsFor('en'))
    const counted = texts.filter(([, text]) => isCounted(text)).map(([key]) => key)
    assert.sameMembers(counted, Object.values(NEVER_ONE).flat())
  })

  test('are found after a number, with or without a word between', ({ assert }) => {
    const found = [
      '{n} points wait',
      'Send {count, number} letters',
      '{unit, select, other {{days, number} working days}}',
    ]
    assert.deepEqual(found.filter(isCounted), found)
    const agreeing = [
      '{n, plural, one {# point waits} other {# points wait}}',
      'At most {most} files',
      '{name} is there',
    ]
    assert.deepEqual(agreeing.filter(isCounted), [])
  })

  test('are one, whether the number comes as such or as digits', ({ assert }) => {
    const en = i18nManager.locale('en')
    assert.equal(en.t('clocks.left', { days: 1, unit: 'working' }), '1 working day left')
    assert.equal(en.t('clocks.left', { days: 2, unit: 'calendar' }), '2 days left')
    assert.equal(en.t('workflow.refused.points_submitted', { count: '1' }), '1 point waits for the formal check.')
    assert.equal(en.t('case_calls.at_most', { count: 1, kind: 'practice_talent' }), 'at most 1 person')
    assert.equal(en.t('case_calls.at_most', { count: 1200, kind: 'service' }), 'at most 1200 entries')
  })
})
