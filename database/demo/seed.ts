import AllianceMember from '#app/alliance/alliance_member'
import { anchorFinishedDays } from '#app/audit/anchors'
import { leaveMoment, standAt } from '#app/core/clock'
import CaseSeat from '#app/case_reviews/case_seat'
import { caseSeatWorkflow } from '#app/case_reviews/case_seat_workflow'
import Designation from '#app/designations/designation'
import PointApplication from '#app/service_points/point_application'
import User from '#app/users/user'
import { seedApiKeys } from './api_keys.js'
import { seedAlliance } from './alliance.js'
import { seedAllianceMeetings } from './alliance_meetings.js'
import { seedActivities } from './activities.js'
import { seedBackgroundJobs } from './background_jobs.js'
import { seedBookings } from './bookings.js'
import { seedCaseCalls } from './case_calls.js'
import { seedCaseReviews } from './case_reviews.js'
import { seedCaseDecisions } from './case_decisions.js'
import { seedCasebookEditions } from './casebook_editions.js'
import { seedCasebooks } from './casebooks.js'
import { seedChanges } from './changes.js'
import { seedConference } from './conference.js'
import { seedEvaluationScoring } from './evaluation_scoring.js'
import { seedEvaluationFigures } from './evaluation_figures.js'
import { seedEvaluations } from './evaluations.js'
import { seedEvaluationResults } from './evaluation_results.js'
import { seedEvents } from './events.js'
import { seedExperts } from './experts.js'
import { seedExportFiles } from './export_files.js'
import { seedImports } from './imports.js'
import { seedImprovements } from './improvements.js'
import { DEMO_PASSWORD, seedOfficials, seedOrganizations } from './people.js'
import { seedPersonalRequests } from './personal_requests.js'
import { seedPlans } from './plans.js'
import { FIRST_DAY, seedFirstPoints, seedTitles } from './titles.js'
import { seedIndicators } from './indicators.js'
import { seedLastYears } from './last_year.js'
import { seedLightRecords } from './light_records.js'
import { seedOutsideFigures } from './outside_figures.js'
import { seedRoleGrants } from './role_grants.js'
import { seedSelfAssessments } from './self_assessments.js'
import { seedQuestions } from './questions.js'
import { seedProducts } from './products.js'
import { seedRatings } from './ratings.js'
import { seedSanctions } from './sanctions.js'
import { seedSurveys } from './surveys.js'
import { seedStandIns } from './stand_ins.js'
import { seedRollOvers } from './roll_overs.js'
import { seedWorkReports } from './work_reports.js'
import { seedYear } from './year.js'

/**
 * @param beside what else is written before the days that are told are sealed
 * @returns false when the database has people already: nothing is changed then
 */
export async function seedDemo(tell: (line: string) => void, beside?: () => Promise<void>): Promise<boolean> {
  if (await User.query().first()) return false

  try {
    standAt(new Date(Date.now() - FIRST_DAY * 86_400_000))
    const people = await seedOfficials()
    tell('officials and experts are there')
    const organizations = await seedOrganizations(people.handlers[0])
    tell(`${organizations.length} institutions are registered`)
    const first = await seedFirstPoints(people, organizations)
    await seedYear(people, organizations, tell)
    await seedTitles(people, first)
    await seedStandIns(people)
    await seedLastYears()
    await seedActivities()
    await seedBookings()
    await seedRatings(people)
    tell('services are noted')
    await seedChanges(people)
    await seedEvents()
    tell('events are held')
    await seedProducts(people)
    await seedOutsideFigures(people)
    await seedLightRecords(people)
    await seedAlliance(people, organizations)
    await seedAllianceMeetings(people)
    tell('the alliance has members, and meets')
    await seedSanctions(people)
    await seedPlans(people)
    await seedQuestions()
    await seedApiKeys(people)
    await seedBackgroundJobs(people)
    await seedExperts(people)
    tell('experts are drawn')
    await seedCaseCalls(people)
    tell('cases are called for')
    await seedCaseReviews(people)
    await seedCaseDecisions(people)
    await seedCasebooks(people)
    await seedCasebookEditions(people)
    tell('cases are judged, chosen and edited')
    await seedSurveys(people)
    tell('surveys are answered')
    await seedIndicators(people)
    await seedImports(people.handlers[0])
    tell('an older register is brought in')
    await seedEvaluationFigures(people)
    tell('figures of last year are frozen')
    await seedEvaluations(people)
    tell('points are evaluated')
    await seedSelfAssessments(people)
    await seedEvaluationScoring(people)
    await seedEvaluationResults(people)
    await seedImprovements(people)
    await seedConference(people)
    tell('measures are taken, and the conference talked about them')
    await seedWorkReports(people)
    tell('reports of two years are written')
    await seedRollOvers(people)
    await seedExportFiles(people.handlers[0])
    await seedRoleGrants(people)
    await seedPersonalRequests(people)
  } finally {
    leaveMoment()
  }
  await beside?.()
  await anchorFinishedDays()
  return true
}

/** The people that `npm start` and the sign-in page offer, one of each role. */
export async function demoSignIns() {
  const draft = await PointApplication.query().where('state', 'draft').orderBy('id').first()
  /** Who works in a point, with ledgers, bookings and events. */
  const point = await Designation.query().where('state', 'active').orderBy('id').first()
  const reviewed = await PointApplication.query().where('state', 'submitted').orderBy('id').first()
  /** Who votes for the chair unit of the alliance, and presides. */
  const chair = await AllianceMember.findBy('memberClass', 'chair_unit')
  /** A juror who still has cases to score, where there is one. */
  const seat = await CaseSeat.query().whereIn('state', caseSeatWorkflow.statesIn('open')).preload('expert').first()
  const officials = await User.query()
    .whereIn('email', [
      `district-${reviewed?.districtCode.toLowerCase()}@jingzhi.example`,
      'handler@jingzhi.example',
      'head@jingzhi.example',
      'leader@jingzhi.example',
      'expert1@jingzhi.example',
      'secretariat@jingzhi.example',
      'admin@jingzhi.example',
      'security@jingzhi.example',
      'audit@jingzhi.example',
    ])
    .orWhere('id', seat?.expert.userId ?? 0)
    .orderBy('id')
  const people = [...(await peopleOf(draft)), ...(await peopleOf(point)), ...(await voiceOf(chair)), ...officials]
  return {
    password: DEMO_PASSWORD,
    people: people.map(({ name, email, roles, organization }) => ({
      name: organization ? `${name} · ${organization.name}` : name,
      ...{ email, role: roles[0] },
    })),
  }
}

/** Those of an institution, who fills in first. */
async function peopleOf(owner: { organizationId: number } | null) {
  if (!owner) return []
  return User.query().where('organizationId', owner.organizationId).preload('organization').orderBy('id', 'desc')
}

async function voiceOf(member: AllianceMember | null) {
  if (!member) return []
  return User.query()
    .where('id', member.representativeId ?? 0)
    .preload('organization')
}
