import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import * as actForms from '#app/alliance/act_forms'
import { applicationForm as allianceApplicationForm, pledgeForm } from '#app/alliance/application_form'
import { decisionKinds } from '#app/alliance/decisions'
import { entryForm } from '#app/alliance/entry'
import { mailingForm } from '#app/alliance/mailing'
import { partnerForm } from '#app/alliance/partner'
import { seatForm } from '#app/alliance/seat'
import { checkForm } from '#app/alliance/yearly_check'
import * as caseActForms from '#app/cases/case_act_forms'
import { caseForm } from '#app/cases/case_form'
import i18nManager from '@adonisjs/i18n/services/main'
import { allEvents } from '#app/notifications/notices'
import { meetingForm } from '#app/alliance_meetings/meeting_form'
import { bookingForm } from '#app/bookings/booking_form'
import { askingForms, changeForms } from '#app/changes/change_forms'
import { caseCallForm } from '#app/case_calls/case_call_form'
import { consultationForm } from '#app/activities/consultation_form'
import { heldForm, plannedForm } from '#app/events/event_form'
import { wholeRegistrationForm } from '#app/events/registration_form'
import { assignmentForm } from '#app/experts/assignment_form'
import { expertForm } from '#app/experts/expert_form'
import { Form, type Field } from '#app/core/form'
import { improvementForms } from '#app/improvements/improvement_forms'
import { caseForms } from '#app/ratings/bad_rating_case_forms'
import { ratingForm } from '#app/ratings/rating_form'
import { rectificationForm } from '#app/sanctions/rectification_form'
import { revocationForm } from '#app/sanctions/revocation_form'
import { recordKinds } from '#app/light_records/record_kinds'
import { outsideFigureForm } from '#app/outside_figures/outside_figure_form'
import { productForms } from '#app/products/product_forms'
import { sharedResultForm } from '#app/products/shared_result_form'
import { registerFacts } from '#app/register_imports/register_facts'
import { pointApplicationForm } from '#app/service_points/point_application_form'
import { changeReasonForm, externalTitleForm, titleEndingForm } from '#app/titles/external_title_form'
import { gradeForm } from '#app/titles/grade_form'
import { proposalForm, stepForms } from '#app/titles/recommendation_forms'
import { surveyWaveForm } from '#app/surveys/survey_wave_form'
import { rollBatchForm } from '#app/roll_overs/batch_roll'
import { rollCallForm } from '#app/roll_overs/call_roll'
import { rollCheckForm } from '#app/roll_overs/check_roll'
import { rollCycleForm } from '#app/roll_overs/cycle_roll'
import { rollIndicatorForm } from '#app/roll_overs/indicator_roll'
import { rollReportForm } from '#app/roll_overs/report_roll'
import { rollWaveForm } from '#app/roll_overs/wave_roll'
import { workflows } from '#start/workflows'

type Tree = { [key: string]: string | Tree }

const LOCALES = ['zh-CN', 'en'] as const
const FORMS = [
  pointApplicationForm,
  consultationForm,
  bookingForm,
  ...[ratingForm, ...caseForms, ...improvementForms],
  meetingForm,
  registerFacts,
  ...changeForms,
  ...Object.values(askingForms),
  ...[rectificationForm, revocationForm],
  ...[heldForm, plannedForm, wholeRegistrationForm],
  ...[externalTitleForm, changeReasonForm, titleEndingForm, gradeForm, proposalForm, ...Object.values(stepForms)],
  ...[outsideFigureForm, sharedResultForm, surveyWaveForm],
  ...Object.values(productForms),
  ...[expertForm, assignmentForm, caseCallForm],
  ...recordKinds.map(({ form }) => form),
  ...Object.values(actForms).filter((value) => value instanceof Form),
  ...[allianceApplicationForm, pledgeForm, entryForm, mailingForm, partnerForm, seatForm, checkForm],
  ...[caseForm({ categories: [] }, i18nManager.locale('zh-CN')), ...Object.values(caseActForms)],
  ...decisionKinds.flatMap(({ form }) => form ?? []),
  ...[
    rollBatchForm,
    rollCycleForm,
    rollIndicatorForm,
    rollCheckForm,
    rollReportForm,
    rollCallForm([]),
    rollWaveForm([]),
  ],
]

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`)
}

function flat(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}.${key}`, value] as [string, string]] : flat(value, `${prefix}.${key}`)
  )
}

function textsOf(locale: string) {
  const folder = `resources/lang/${locale}`
  const texts = readdirSync(folder).flatMap((file) =>
    flat(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')), file.replace('.json', ''))
  )
  return new Map(texts)
}

const texts = { 'zh-CN': textsOf('zh-CN'), 'en': textsOf('en') }
const sources = [
  ...['app', 'start', 'jobs', 'config', 'commands', 'database/demo'].flatMap((folder) => filesIn(folder, /\.ts$/)),
  ...filesIn('resources/views', /\.edge$/),
].map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const everything = sources.map(({ text }) => text).join('\n')

/** Keys written out: `t('home.title')`. */
const written = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\bt\(\s*['"]([\w-]+(?:\.[\w:-]+)+)['"]/g)].map(([, key]) => ({ file, key }))
)
const BEGUN = /['"`]([\w-]+\.(?:[\w-]+\.)*)(?:\$\{|['"]\s*\+)/g
/** Beginnings of keys put together: t(`districts.${code}`), t('districts.' + code). In the report others are keys of facts. */
const begun = sources.flatMap(({ file, text }) => {
  const asked = file.startsWith('app/report_facts/') ? [...text.matchAll(/\bzh\([^)]*\)/g)].join('\n') : text
  return [...asked.matchAll(BEGUN)].map(([, prefix]) => prefix)
})
/** Prefixes handed over as data, such as the labels of a choice. */
const handed = [...everything.matchAll(/labels: '([\w.]+)'/g)].map(([, prefix]) => `${prefix}.`)

/** What a described form needs, exactly. */
function keysOf(key: string, field: Field): string[] {
  const own = [`${key}.${field.name}.label`]
  if (field.kind === 'yes') own.push(`${key}.${field.name}.text`)
  if (field.kind === 'rows') own.push(`${key}.${field.name}.row`)
  if (field.kind === 'hours') own.push(`${key}.${field.name}.open`, `${key}.${field.name}.close`)
  if ('columns' in field) own.push(...field.columns.map(({ name }) => `${key}.${field.name}.columns.${name}`))
  return own
}
const described = FORMS.flatMap(({ key, fields, sections }) => [
  ...fields.flatMap((field) => keysOf(key, field)),
  ...sections.map(({ name }) => `${key}.sections.${name}`),
])
const hints = FORMS.flatMap(({ key, fields }) => fields.map(({ name }) => `${key}.${name}.hint`))

/** Everything that is put on record, or told. */
const acts = sources
  .filter(({ file }) => /^(app\/|jobs\/|start\/exception_handler).*\.ts$/.test(file))
  .map(({ text }) => text)
  .join('\n')
const SUBJECTS = [...texts['zh-CN'].keys()]
  .flatMap((key) => /^audit\.subjects\.(?!calendar)(\w+)$/.exec(key)?.[1] ?? [])
  .join('|')
const actions = new Set(
  [
    ...acts.matchAll(
      new RegExp(
        `'((?:${SUBJECTS})\\.\\w+|calendar\\.(?:changed|exported)|(?:audit|list)\\.exported|access\\.refused)'`,
        'g'
      )
    ),
  ].map(([, action]) => action)
)
const reasons = new Set(
  [...everything.matchAll(/StepNotAllowed\(\s*'\w+',\s*'(\w+)'/g)].map(([, reason]) => `workflow.refused.${reason}`)
)

test.group('Texts', () => {
  test('every key is there in both languages', ({ assert }) => {
    const [zh, en] = LOCALES.map((locale) => [...texts[locale].keys()].sort())
    assert.deepEqual(zh, en)
  })

  test('the same values are put into both languages', ({ assert }) => {
    /** The branches of a choice are sentences of their own language. */
    const branches = /\{(\w+), select,(?: \w+ \{[^{}]*\})+\}/g
    const parameters = (text = '') =>
      [
        ...new Set(
          [...text.replace(branches, '{$1}').matchAll(/(?<!(?:other|one|yes|=\d+) ?)\{(\w+)\s*[,}]/g)].map(
            ([, name]) => name
          )
        ),
      ].sort()
    const different = [...texts['zh-CN']].filter(
      ([key, zh]) => parameters(zh).join() !== parameters(texts.en.get(key)).join()
    )
    assert.deepEqual(
      different.map(([key]) => key),
      []
    )
  })

  test('every key that is used exists', ({ assert }) => {
    const missing = written.filter(({ key }) => !texts['zh-CN'].has(key))
    assert.deepEqual(missing, [])
    const all = [...texts['zh-CN'].keys()]
    const nowhere = [...new Set([...begun, ...handed])].filter(
      (prefix) =>
        all.some((key) => key.startsWith(prefix.split('.')[0] + '.')) && !all.some((key) => key.startsWith(prefix))
    )
    assert.deepEqual(nowhere, [])
    assert.deepEqual(
      described.filter((key) => !texts['zh-CN'].has(key)),
      []
    )
  })

  test('every act on record has its sentence, every notice its mail, every refusal its reason', ({ assert }) => {
    const known = (key: string) => texts['zh-CN'].has(key)
    assert.deepEqual(
      [...actions].filter((action) => !known(`audit.sentences.${action}`)),
      []
    )
    const events = allEvents().flatMap((event) => [
      `notices.${event}.subject`,
      `notices.${event}.body`,
      `notifications.names.${event}`,
    ])
    assert.deepEqual(
      events.filter((key) => !known(key)),
      []
    )
    assert.deepEqual(
      [...reasons].filter((key) => !known(key)),
      []
    )
  })

  test('whoever acts without being a person has a name', ({ assert }) => {
    const names = [...everything.matchAll(/system\('([^']+)'\)/g)].map(([, name]) => `audit.actors.${name}`)
    const given = [...texts['zh-CN'].keys()].filter((key) => key.startsWith('audit.actors.'))
    assert.sameMembers(given, [...new Set(names)])
  })

  test('an act of a flow is told without values: the page for a lost race has none', ({ assert }) => {
    const subjects = workflows.filter(({ steps }) => Object.keys(steps).length > 0).map(({ subject }) => subject)
    const needy = [...texts['zh-CN']].filter(
      ([key, text]) => subjects.some((subject) => key.startsWith(`audit.sentences.${subject}.`)) && text.includes('{')
    )
    assert.deepEqual(needy, [])
  })

  test('no key is there in vain', ({ assert }) => {
    const used = new Set([
      ...written.map(({ key }) => key),
      ...[...everything.matchAll(/['"`]([\w-]+(?:\.[\w:-]+)+)['"`]/g)].map(([, key]) => key),
      ...described,
      ...hints,
      ...[...everything.matchAll(/key: '(\w+)'|'(files_\w+)'/g)].flatMap(([, check, files]) =>
        FORMS.map(({ key }) => `${key}.checks.${check ?? files}`)
      ),
      ...[...actions].map((action) => `audit.sentences.${action}`),
    ])
    const prefixes = [...begun, ...handed, 'validator.shared.'].filter(
      (prefix) => prefix !== 'audit.sentences.' && !FORMS.some(({ key }) => prefix === `${key}.`)
    )
    const vain = [...texts['zh-CN'].keys()].filter(
      (key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix))
    )
    assert.deepEqual(vain, [])
  })
})
