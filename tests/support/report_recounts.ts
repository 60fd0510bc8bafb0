/**
 * Numbers of the yearly report as somebody counts them who knows the rules of the office and the tables, but nothing of
 * how the house counts; `YEAR` is the year of the report. One of a year of which nothing is known is null there, and
 * nought here.
 */
export const reportRecounts: Record<string, string> = {
  ...network(),
  'resources.visits': `select sum(value) as n from outside_figures
    where measure = 'platform_visits' and counts = 1 and state = 'current' and year = YEAR`,
  'resources.databases': made('thematic_database'),
  'services.consultations': consulted(),
  'services.by_channel.phone': consulted(`and channel = 'phone'`),
  'services.sessions': held('count(*)'),
  'services.attendance': held('sum(attended_onsite + attended_online)'),
  'services.reports': made('analysis_report'),
  'talent.staff': `select sum(value) as n from reported_figures where figure_key = 'staff' and year = YEAR`,
  'talent.contests': held('count(*)', `and kind = 'contest'`),
  ...satisfaction(),
  ...evaluation(),
  ...cases(),
  ...alliance(),
  /** Held since June at the latest, and nobody of the institution gave advice in the whole year. */
  'problems.dead_point': `select count(distinct organization_id) as n from designations where ${inRegister()}
    and recognized_on <= 'YEAR-06-30' and organization_id not in (
      select organization_id from consultations
      where state = 'confirmed' and served_on >= 'YEAR-01-01' and served_on <= 'YEAR-12-31')`,
  'measures.total': measures('YEAR'),
  'measures.last.done': measures('YEAR - 1', `and state = 'done'`),
}

/** In the register on the last day of the year. */
function inRegister() {
  return `recognized_on <= 'YEAR-12-31' and (valid_until >= 'YEAR-12-31' or state = 'under_renewal')
    and id not in (select designation_id from register_entries
      where kind in ('revoke', 'deregister', 'expire') and effective_on <= 'YEAR-12-31')`
}

function network() {
  const points = `select count(distinct organization_id) as n from designations where ${inRegister()}`
  return {
    'network.points': points,
    'network.district.110108': `${points} and district_code = '110108'`,
    'network.recognized': `select count(*) as n from register_entries
      where kind in ('recognize', 'import') and effective_on >= 'YEAR-01-01' and effective_on <= 'YEAR-12-31'`,
    'network.title.tisc': `select count(*) as n from external_titles
      where kind = 'tisc' and granted_on <= 'YEAR-12-31' and (ended_on is null or ended_on > 'YEAR-12-31')`,
  }
}

function consulted(more = '') {
  return `select count(*) as n from consultations where state = 'confirmed' and counts = 1
    and served_on >= 'YEAR-01-01' and served_on <= 'YEAR-12-31' ${more}`
}

function held(what: string, more = '') {
  return `select ${what} as n from events where state = 'confirmed' and counts = 1
    and ends_on >= 'YEAR-01-01' and ends_on <= 'YEAR-12-31' ${more}`
}

function made(kind: string) {
  return `select count(*) as n from products where state = 'confirmed' and is_new = 1 and kind = '${kind}'
    and published_on >= 'YEAR-01-01' and published_on <= 'YEAR-12-31'`
}

/** §4: 前两档口径 is of those who gave one of the five levels. */
function satisfaction() {
  const answers = `from survey_answers where excluded_as is null
    and wave_id in (select id from survey_waves where year = YEAR and state in ('published', 'archived'))`
  const said = (levels: readonly number[]) => levels.map((level) => `answers like '%"q11":"${level}"%'`).join(' or ')
  const sum = (levels: readonly number[]) => `sum(case when ${said(levels)} then 1 else 0 end)`
  return {
    'satisfaction.answers': `select count(*) as n ${answers}`,
    'satisfaction.top_two': `select round(100.0 * ${sum([5, 4])} / ${sum([5, 4, 3, 2, 1])}, 2) as n ${answers}`,
  }
}

/** Once it is announced. */
function evaluation() {
  const points = `select count(*) as n from point_evaluations where cycle_id in (select id from evaluation_cycles
    where year = YEAR and state in ('public_notice', 'final'))`
  return {
    'evaluation.points': points,
    'evaluation.grade.good': `${points} and part = 'rated' and grade = 'good'`,
  }
}

/** Those of the yearly call whose list was published. */
function cases() {
  const calls = `(select case_selections.call_id from case_selections join case_calls on case_calls.id = case_selections.call_id
    where case_calls.year = YEAR and case_calls.kind = 'typical_case' and case_selections.published_at is not null)`
  return {
    'cases.entered': `select count(*) as n from typical_cases where call_id in ${calls}
      and state not in ('draft', 'withdrawn')`,
    'cases.selected': `select count(*) as n from case_candidates join case_selections on case_selections.id = selection_id
      where call_id in ${calls} and check_code is not null and disqualified_because is null`,
  }
}

function alliance() {
  return {
    'alliance.members': `select count(*) as n from alliance_members
      where joined_on <= 'YEAR-12-31' and (left_on is null or left_on > 'YEAR-12-31')`,
    /** Beijing is eight hours ahead of what is kept. */
    'alliance.meetings': `select count(*) as n from alliance_meetings where opened_at is not null and closed_at is not null
      and starts_at >= 'BEFORE-12-31 16:00:00' and starts_at < 'YEAR-12-31 16:00:00'`,
  }
}

function measures(year: string, more = '') {
  return `select count(*) as n from improvement_measures where year = ${year}
    and state not in ('proposed', 'dropped') ${more}`
}

export const recountOf = (sql: string, year: number) =>
  sql.replaceAll('BEFORE', String(year - 1)).replaceAll('YEAR', String(year))
