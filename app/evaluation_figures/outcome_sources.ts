import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import AllianceMember from '#app/alliance/alliance_member'
import { dutiesOf, type DutyKind } from '#app/alliance/duty_sources'
import { chosenCases } from '#app/cases/case_facts'
import { roundHalfUp } from '#app/survey_results/levels'
import SurveyResultRow from '#app/survey_results/survey_result_row'
import { ofOrganizations, organizationsOf } from './ledger_sources.js'
import { idsOf, spanOf, type AskedYear, type FigureSource } from './figure.js'

/** What came of it: what people say, which cases were chosen, what the alliance had of it. */

/**
 * 满意度 of the newest published result about the year: the lines as survey_results keeps them, so that what nobody may
 * see is not here either. A line without figures tells only how many answered.
 */
export const satisfaction: FigureSource = async (asked) => {
  const rows = await linesOf(asked, (query) =>
    query.where('kind', 'point').whereIn('designationId', idsOf(asked.points))
  )
  return rows.map((row) => ({
    ...{ designationId: row.designationId!, type: 'survey_result_row', id: row.id, label: nameOf(row) },
    ...{ on: row.result.publishedOn!.toISODate(), href: `/survey-results/${row.result.waveId}` },
    facts: { index: indexOf(row), n: row.n },
  }))
}

/** The same of all institutions of a type in the city, as far as the public may see it: points read it too. */
export const satisfactionOfType: FigureSource = async (asked) => {
  const rows = await linesOf(asked, (query) => query.where({ kind: 'type', shownTo: 'public' }))
  const ofType = new Map(rows.map((row) => [row.hostType, row]))
  return asked.points.flatMap(({ id, hostType }) => {
    const row = ofType.get(hostType)
    if (!row) return []
    const told = { on: row.result.publishedOn!.toISODate(), href: `/survey-results/${row.result.waveId}` }
    return [
      {
        ...{ designationId: id, type: 'survey_result_row', id: row.id, label: nameOf(row), ...told },
        facts: { index: indexOf(row), n: row.n },
      },
    ]
  })
}

type Lines = ModelQueryBuilderContract<typeof SurveyResultRow>

function linesOf({ year }: AskedYear, narrow: (query: Lines) => unknown) {
  const newest = db
    .from('survey_results')
    .join('survey_waves', 'survey_waves.id', 'survey_results.wave_id')
    .where('survey_waves.year', year)
    .whereNotNull('survey_results.published_on')
    .orderBy('survey_results.published_on', 'desc')
    .orderBy('survey_results.id', 'desc')
    .select('survey_results.id')
    .limit(1)
  return SurveyResultRow.query()
    .whereIn('resultId', db.from(newest.as('newest')).select('id'))
    .where((lines) => void narrow(lines))
    .preload('result', (query) => void query.preload('wave'))
    .orderBy('id')
}

const nameOf = ({ result: { wave } }: SurveyResultRow) => `${wave.number} ${wave.name}`

const indexOf = ({ figures }: SurveyResultRow) =>
  typeof figures?.index === 'number' ? roundHalfUp(figures.index) : null

/** 入选典型案例, once the result is published; an institution's is each of its points'. */
export const typicalCases: FigureSource = async (asked) => {
  const chosen = await chosenCases(organizationsOf(asked), asked.year)
  const rows = chosen.map((row) => ({ ...row, organization_id: row.organizationId }))
  return ofOrganizations(asked, rows, ({ id, number, title, isOfYear, isNational }) => ({
    ...{ type: 'typical_case', id, label: `${number} ${title}`, on: null, href: `/typical-cases/${id}` },
    facts: { isOfYear, isNational },
  }))
}

const asked: readonly DutyKind[] = ['meeting', 'data']

/** 联盟: meetings attended and months reported, as the alliance's own yearly check counts them. */
export const allianceDuties: FigureSource = async (year) => {
  const [from, until] = spanOf(year.year)
  const members = await AllianceMember.query()
    .whereIn('organizationId', organizationsOf(year))
    .where('joinedOn', '<=', until)
    .where((then) => void then.whereNull('leftOn').orWhere('leftOn', '>=', from))
    .orderBy('id')
  const duties = await dutiesOf(members, { from, until })
  const rows = members.flatMap((member) =>
    (duties.get(member.id) ?? [])
      .filter(({ kind }) => asked.includes(kind))
      .map((duty) => ({ ...duty, organization_id: member.organizationId }))
  )
  return ofOrganizations(year, rows, ({ memberId, kind, on, title, href }) => ({
    ...{ type: `alliance_${kind}`, id: `${memberId}/${on}/${href ?? title}`, label: title, on, href: href ?? null },
    facts: { kind },
  }))
}
