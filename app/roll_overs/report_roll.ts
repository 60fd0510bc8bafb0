import config from '#config/work_reports'
import { Form, type Answers } from '#app/core/form'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { freezeDay, openReport } from '#app/work_reports/open_report'
import WorkReport from '#app/work_reports/work_report'
import WorkReportPolicy from '#app/work_reports/work_report_policy'
import { policyFor } from './allows.js'
import { YEAR, type Plan, type RollKind } from './roll_kind.js'

export const rollReportForm = new Form('roll_over_report_form', [
  {
    name: 'report',
    fields: [
      { kind: 'integer', name: 'year', min: 2000, max: 2100 },
      { kind: 'text', name: 'title', max: 200 },
      { kind: 'date', name: 'freezeOn' },
      { kind: 'integer', name: 'chapters', min: 0, max: 100 },
      { kind: 'text', name: 'docNumber', max: 100, required: false },
    ],
  },
])

/** 年度工作报告 about the year before; it is opened when that year is over. */
export const reportRoll: RollKind = {
  key: 'work_report',
  about: -1,
  roles: ['bureau_handler'],
  may: (user) => policyFor(user).with(WorkReportPolicy).allows('make'),
  plans: async ({ year }) => {
    const last = await WorkReport.query()
      .where('year', '<', year - 1)
      .orderBy('year', 'desc')
      .withCount('chapters')
      .first()
    return [planOf(last, year - 1)]
  },
  form: async () => rollReportForm,
  editable: [],
  workdays: [],
  opensFrom: (year) => `${year + 1}-01-01`,
  isOnce: true,
  there: async (year) => (await WorkReport.query().where({ year })).map(({ id, title }) => ({ id, title })),
  run: ({ facts }, by, also) => openReport(facts.year, by, also),
  path: (id) => `/work-reports/${id}`,
  home: '/work-reports',
  goesOn: ['bureau_handler'],
}

function planOf(last: WorkReport | null, year: number): Plan {
  const facts: Answers = {
    ...{ year, title: `${config.title}（${year}年）`, freezeOn: freezeDay(year) },
    ...{ chapters: chapterDefinitions.length, docNumber: null },
  }
  return {
    ...{ sourceId: last?.id ?? 0, sourceTitle: last?.title ?? '', facts },
    before: last
      ? {
          ...{ year: last.year, title: last.title, freezeOn: freezeDay(last.year), docNumber: last.docNumber },
          chapters: Number(last.$extras.chapters_count),
        }
      : {},
    whys: {
      ...{ year: YEAR, title: YEAR, freezeOn: { key: 'rule' }, chapters: { key: 'rule' } },
      ...(last?.docNumber && { docNumber: { key: 'given_when_issued' } }),
    },
  }
}
