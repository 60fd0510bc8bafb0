import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import type { ChapterKey } from '#app/report_facts/chapter_content'
import { bureauRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import ReportChapter from './report_chapter.js'
import ReportOpinion from './report_opinion.js'
import WorkReport from './work_report.js'

type Recipients = Notice['recipients']

/** Owners hear of their chapters, everybody of the step that is theirs, those asked of what they were asked. */
export const reportWritingNotices: Notices = {
  'work_report.chapter_assigned': ofChapter(owner),
  'work_report.sign_off_taken_back': ofChapter(unlessTheirs(owner)),
  'work_report.commented': ofChapter(unlessTheirs(owner)),
  'work_report.drafting_begun': ofReport(bureauRoles, owners, 'chapters'),
  'work_report.handed_in': ofReport(['division_head'], having('division_head')),
  'work_report.given_back': ofReport(bureauRoles, makers),
  'work_report.consulted': ofOpinion(async ({ subjectId }) => askedPeople(await ReportOpinion.newestRound(subjectId))),
  'work_report.opinion_given': ofReport(['bureau_handler'], having('bureau_handler')),
  'work_report.opinion_near': ofOpinion(theirOpinion),
  'work_report.opinion_answered': ofOpinion(theirOpinion),
  'work_report.to_leader': ofReport(['bureau_leader'], having('bureau_leader')),
  'work_report.to_meeting': ofReport(['bureau_handler'], having('bureau_handler')),
  'work_report.issued': ofReport(bureauRoles, makers),
  'work_report.published': ofReport(bureauRoles, makers),
  'work_report.kept_internal': ofReport(bureauRoles, makers),
}

const titleOf = async (id: number) => (await WorkReport.findOrFail(id)).title

function ofReport(roles: readonly Role[], recipients: Recipients, page = 'steps'): Notice {
  return {
    ...{ roles, recipients },
    params: async ({ subjectId, particulars }) => ({
      ...{ title: await titleOf(subjectId), opinion: particulars.opinion ?? '', name: particulars.about ?? '' },
    }),
    path: ({ subjectId }) => `/work-reports/${subjectId}/${page}`,
  }
}

function ofChapter(recipients: Recipients): Notice {
  return {
    ...{ roles: bureauRoles, recipients },
    params: async ({ subjectId, particulars }) => {
      const { definitionOf } = await import('#app/report_facts/chapters')
      const chapter = definitionOf(particulars.chapter as ChapterKey).title
      return { title: await titleOf(subjectId), chapter, opinion: particulars.opinion ?? '' }
    },
    path: ({ subjectId, particulars }) => `/work-reports/${subjectId}/chapters/${particulars.chapter}`,
  }
}

function ofOpinion(recipients: Recipients): Notice {
  return {
    ...{ roles: ['district_reviewer', 'principal'], recipients },
    params: async ({ subjectId, particulars }) => ({
      ...{ title: await titleOf(subjectId), opinion: particulars.opinion ?? '', due: String(particulars.due ?? '') },
    }),
    path: ({ particulars: { opinionId } }) => (opinionId ? `/report-opinions/${opinionId}` : '/report-opinions'),
  }
}

/** Those who were asked for this one. */
async function theirOpinion({ particulars }: AuditEntry) {
  return askedPeople(await ReportOpinion.query().where('id', Number(particulars.opinionId)))
}

async function owner({ subjectId, particulars }: AuditEntry) {
  const chapter = await ReportChapter.query().where({ reportId: subjectId, key: particulars.chapter }).firstOrFail()
  return chapter.ownerId ? people([chapter.ownerId]) : []
}

/** Nobody is told of the own act. */
function unlessTheirs(recipients: Recipients): Recipients {
  return async (entry) => (await recipients(entry)).filter(({ id }) => id !== entry.actorId)
}

async function owners({ subjectId }: AuditEntry) {
  const chapters = await ReportChapter.query().where('reportId', subjectId).whereNotNull('ownerId')
  return people(chapters.map(({ ownerId }) => ownerId!))
}

async function makers(entry: AuditEntry) {
  const [handlers, writers] = [await having('bureau_handler')(entry), await owners(entry)]
  return [...new Map([...handlers, ...writers].map((person) => [person.id, person])).values()]
}

function people(ids: readonly number[]) {
  return User.query()
    .whereIn('id', [...new Set(ids)])
    .where('isActive', true)
    .orderBy('id') as Promise<User[]>
}

function having(role: Role): Recipients {
  return () =>
    User.query()
      .withScopes((scopes) => scopes.active(role))
      .orderBy('id') as Promise<User[]>
}

/** Reviewers of the districts, those who answer for the points: as in `askedOf`. */
async function askedPeople(opinions: readonly ReportOpinion[]) {
  const districts = opinions.flatMap(({ districtCode }) => districtCode ?? [])
  const organizations = opinions.flatMap(({ organizationId }) => organizationId ?? [])
  const officials = (await User.query()
    .withScopes((scopes) => scopes.active('district_reviewer', 'principal'))
    .where((some) => {
      some.whereIn('districtCode', districts).orWhereIn('organizationId', organizations)
    })
    .orderBy('id')) as User[]
  return officials.filter(
    (person) =>
      (person.is('district_reviewer') && districts.includes(person.districtCode ?? '')) ||
      (person.is('principal') && organizations.includes(person.organizationId ?? 0))
  )
}
