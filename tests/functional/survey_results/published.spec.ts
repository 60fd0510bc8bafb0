import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import type { QuestionAnswers } from '#app/questions/question_content'
import SurveyAnswer from '#app/survey_answers/survey_answer'
import SurveyResult from '#app/survey_results/survey_result'
import SurveyResultRow from '#app/survey_results/survey_result_row'
import type User from '#app/users/user'
import { cellsOf, download } from '#tests/support/downloads'
import { solve, waveIn, type Equation } from '#tests/support/survey_results'
import { makeWorld } from '#tests/world'

/** As a browser without cookies asks. */
const read = (path: string) => fetch(env.get('APP_URL') + path, { redirect: 'manual' })

type Published = { key: string; n: number; index: number }
type Json = Record<'types' | 'districts' | 'points' | 'types_in_districts', Published[]> & {
  city: Published & { index_weighted?: number; index_plain?: number }
  respondents: { groups: Published[] }[]
}

const linesOf = ({ city, types, districts, points, types_in_districts: crossings, respondents }: Json) => [
  ...[city, ...types, ...districts, ...points, ...crossings],
  ...respondents.flatMap(({ groups }) => groups),
]

const POINTS: Record<number, number> = { 5: 100, 4: 80, 3: 60, 2: 30, 1: 0 }
const WEIGHTS: [number, string[]][] = [
  [15, ['q1', 'q2']],
  [20, ['q3', 'q4']],
  [25, ['q5', 'q6']],
  [15, ['q7', 'q8']],
  [10, ['q9']],
  [15, ['q10']],
]

test.group('A published result', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is read without a session, with figures, samples and method, and the same as data', async ({ assert }) => {
    const { people } = await makeWorld()
    const { wave } = await waveIn('published', { people })
    for (const path of ['/satisfaction', `/satisfaction/${wave.number}`, `/satisfaction/${wave.number}.json`]) {
      const answer = await read(path)
      assert.equal(answer.status, 200, path)
      assert.isEmpty(answer.headers.getSetCookie(), path)
    }
    const page = await (await read(`/satisfaction/${wave.number}`)).text()
    for (const text of [
      '满意率（好差评口径）',
      '满意率（前两档口径）',
      'NPS',
      '95% 区间',
      '计算方法',
      'Wilson',
      '样本',
    ]) {
      assert.include(page, text)
    }
    assert.notMatch(page, /<(path|text|rect|svg)[^>]* style=/)
    assert.equal((await read('/satisfaction/MYD-0000-000')).status, 404)
  })

  test('is what an independent recount of the answers says', async ({ assert }) => {
    const { people } = await makeWorld()
    const { wave, result } = await waveIn('calculated', { people })
    const answers = await db.from('survey_answers').where({ wave_id: wave.id }).whereNull('excluded_as')
    const given = answers.map(({ answers: json, designation_id: point }) => ({
      point,
      answers: (typeof json === 'string' ? JSON.parse(json) : json) as Record<string, string>,
    }))
    const rows = await SurveyResultRow.query().where('resultId', result.id).preload('designation')
    let compared = 0
    const same = (one: number | null | undefined, other: number, what: string) => {
      assert.closeTo(one!, other, 1e-6, what)
      compared++
    }
    const shown = rows.filter(({ kind, figures }) => figures && ['city', 'point', 'type', 'district'].includes(kind))
    const places = await db.from('designations')
    for (const row of shown) {
      const [, code] = row.key.split(':')
      const own = given.filter(({ point }) => {
        const place = places.find(({ id }) => id === point)
        if (row.kind === 'city') return true
        if (row.kind === 'point') return String(point) === code
        return (row.kind === 'type' ? place?.host_type : place?.district_code) === code || (code === 'none' && !point)
      })
      const of = (question: string) =>
        own.map(({ answers: all }) => all[question]).filter((value) => /^\d+$/.test(value))
      assert.equal(row.n, own.length, row.key)
      let [sum, weights] = [0, 0]
      for (const [weight, items] of WEIGHTS) {
        const means = items
          .map((item) => of(item).map((value) => POINTS[Number(value)]))
          .filter(({ length }) => length > 0)
          .map((values) => values.reduce((total, value) => total + value, 0) / values.length)
        if (means.length === 0) continue
        sum += (weight * means.reduce((total, value) => total + value, 0)) / means.length
        weights += weight
      }
      same(row.figures!.index, sum / weights, `index of ${row.key}`)
      const overall = of('q11').map(Number)
      const share = (least: number) => (overall.filter((value) => value >= least).length * 100) / overall.length
      same(row.figures!.praise?.value, share(3), `好差评口径 of ${row.key}`)
      same(row.figures!.topTwo?.value, share(4), `前两档口径 of ${row.key}`)
      const nps = of('q12').map(Number)
      const hits = (fits: (value: number) => boolean) => nps.filter(fits).length
      same(
        row.figures!.nps?.value,
        ((hits((v) => v >= 9) - hits((v) => v <= 6)) * 100) / nps.length,
        `NPS of ${row.key}`
      )
    }
    assert.isAbove(compared, 60)

    const [{ link }] = await db.from('survey_answers').where({ wave_id: wave.id, channel: 'link' }).count('* as link')
    const [{ sent }] = await db.from('survey_invitations').where({ wave_id: wave.id }).count('* as sent')
    assert.include(result.returns!, { sent: Number(sent), returned: Number(link) })
  })

  test('keeps hidden lines out of page, data, drawing and workbook alike', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { wave, result } = await waveIn('published', { people })
    const rows = await SurveyResultRow.query().where('resultId', result.id).preload('designation')
    const data = (await (await read(`/satisfaction/${wave.number}.json`)).json()) as Json
    const published = rows.filter(({ shownTo }) => shownTo === 'public').map(({ key }) => key)
    assert.sameMembers(
      linesOf(data).map(({ key }) => key),
      published
    )

    const page = await (await read(`/satisfaction/${wave.number}`)).text()
    for (const row of rows.filter(({ kind, shownTo }) => kind === 'point' && shownTo !== 'public')) {
      assert.notInclude(page, row.designation.name)
    }
    for (const row of rows.filter(({ shownTo }) => shownTo === 'nobody')) assert.isNull(row.figures)

    const { rows: cells } = await sheetOf(wave.id, people.handler)
    for (const row of rows.filter(({ kind }) => kind === 'point')) {
      const line = cells.find(([, name]) => name === row.designation.name)!
      assert.equal(line[15] === null || line[15] === undefined, row.shownTo === 'nobody', row.designation.name)
    }
    async function sheetOf(id: number, user: User) {
      const file = await download(client, `/survey-results/${id}/export.xlsx`, user)
      return cellsOf(file.body())
    }
  })

  for (const seed of [3, 4, 5, 6]) {
    test(`cannot be solved for a hidden line, by whoever knows who answered where: survey ${seed}`, async ({
      assert,
    }) => {
      const { people } = await makeWorld()
      const size = (n: number) => (n * (7 + ((n * seed) % 11))) / 12
      const more = { seed, notApplicable: false, size: (n: number) => Math.max(3, Math.round(size(n))) }
      const { wave } = await waveIn('published', { people }, more)
      const data = (await (await read(`/satisfaction/${wave.number}.json`)).json()) as Json
      const answers = await SurveyAnswer.query().where('waveId', wave.id).whereNull('excludedAs')
      const places = new Map((await db.from('designations')).map((row) => [row.id, row]))
      const isIn = (key: string, answer: SurveyAnswer) => belongs(key, answer.answers, places.get(answer.designationId))
      const row = (key: string) => answers.map((answer) => (isIn(key, answer) ? 1 : 0))

      /** Without 不适用 the index of a group is the mean of its respondents' own: n·index is their sum. */
      const equations: Equation[] = linesOf(data).map(({ key, n, index }) => {
        assert.equal(
          row(key).reduce((sum: number, one) => sum + one, 0),
          n,
          key
        )
        return { coefficients: row(key), value: n * index }
      })
      const result = await SurveyResult.findByOrFail({ waveId: wave.id })
      const points = await SurveyResultRow.query().where({ resultId: result.id, kind: 'point' })
      const mean = (share: (point: SurveyResultRow) => number, value: number | undefined) => {
        if (value === undefined) return
        const coefficients = answers.map(({ designationId }) => {
          const point = points.find((one) => one.designationId === designationId)
          return point ? share(point) / point.n : 0
        })
        equations.push({ coefficients, value })
      }
      const rated = points.filter(({ n }) => n > 0)
      mean(() => 1 / rated.length, data.city.index_plain)
      const shares = shareOf(rated)
      mean(({ id }) => shares.get(id) ?? 0, data.city.index_weighted)

      const all = await SurveyResultRow.query().where('resultId', result.id)
      const secrets = all.filter(({ kind, n }) => n > 0 && (kind === 'point' ? n < 30 : n < 5))
      assert.isAbove(secrets.length, 0)
      for (const secret of secrets) {
        const asked = [
          ...equations.map(({ coefficients, value }) => ({ coefficients: [...coefficients, 0], value })),
          { coefficients: [...row(secret.key), -1], value: 0 },
        ]
        assert.isNull(solve(asked, answers.length + 1)[answers.length], secret.key)
      }
      const [known] = data.points
      const told = solve(
        [...equations, { coefficients: row(known.key), value: known.n * known.index }]
          .map(({ coefficients, value }) => ({ coefficients: [...coefficients, 0], value }))
          .concat({ coefficients: [...row(known.key), -1], value: 0 }),
        answers.length + 1
      )
      assert.closeTo(told[answers.length]!, known.n * known.index, 10)
    })
  }
})

/** Water-filling once more, in the plainest way: cut at a tenth, spread, again. */
function shareOf(points: SurveyResultRow[]) {
  const whole = points.reduce((sum, { volume }) => sum + volume!, 0)
  const shares = new Map(points.map(({ id, volume }) => [id, volume! / whole]))
  for (let round = 0; round < 50; round++) {
    const over = [...shares.values()].reduce((sum, share) => sum + Math.max(0, share - 0.1), 0)
    const free = [...shares].filter(([, share]) => share < 0.1)
    const room = free.reduce((sum, [, share]) => sum + share, 0)
    for (const [id, share] of shares) shares.set(id, share >= 0.1 ? 0.1 : share + (over * share) / room)
  }
  return shares
}

function belongs(
  key: string,
  answers: QuestionAnswers,
  place?: { id: number; host_type: string; district_code: string }
) {
  const [kind, one, other] = key.split(':')
  if (kind === 'city') return true
  if (kind === 'point') return String(place?.id) === one
  if (kind === 'type') return (place?.host_type ?? 'none') === one
  if (kind === 'district') return (place?.district_code ?? 'none') === one
  if (kind === 'crossing') return place?.host_type === one && place.district_code === other
  const given = [answers[one] ?? []].flat() as string[]
  return given.length === 0 ? other === 'none' : given.includes(other)
}
