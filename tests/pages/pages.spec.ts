/// <reference lib="dom" />
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import Attachment from '#app/attachments/attachment'
import { filesFolder } from '#config/storage'
import { leaveMoment } from '#app/core/clock'
import ListView from '#app/lists/list_view'
import PlanClause from '#app/action_plan/plan_clause'
import PlanTarget from '#app/action_plan/plan_target'
import Certificate from '#app/designations/certificate'
import { registrationToken } from '#app/events/registration_token'
import { screenCode } from '#app/events/sign_in_code'
import { startApplication } from '#app/service_points/application_handing_in'
import { pointApplicationWorkflow } from '#app/service_points/point_application_workflow'
import { recognizeApplication } from '#app/service_points/public_notice'
import { inNameOf } from '#app/users/actor'
import type User from '#app/users/user'
import { leaveMessage } from '#app/workflow/message'
import type PointApplication from '#app/service_points/point_application'
import { chooseRows, startBulkAct } from '#app/workflow/bulk_workflow'
import { drainOutbox } from '#jobs/drain'
import { faultsOf } from '#tests/support/accessibility'
import { furnishedBooks } from '#tests/support/book_editions'
import { misfitsOf } from '#tests/support/misfits'
import { furnishedMeetings } from '#tests/support/alliance_meetings'
import { furnishedAlliance } from '#tests/support/alliance_pages'
import { keysInEveryStanding } from '#tests/support/api_keys'
import { jobsInEveryStanding } from '#tests/support/background_jobs'
import { makeCorrection, makeLockedConsultation } from '#tests/support/activities'
import { furnishedCalls } from '#tests/support/case_calls'
import { furnishedDecisions } from '#tests/support/case_decision_pages'
import { furnishedCasebooks } from '#tests/support/casebooks'
import { furnishedCases } from '#tests/support/case_pages'
import { furnishedScoring } from '#tests/support/evaluation_scoring'
import { furnishedCaseReviews } from '#tests/support/case_reviews'
import { furnishedChanges } from '#tests/support/changes'
import { actor, afterNotice, applicationIn } from '#tests/support/applications'
import { makeBooking, openPoint } from '#tests/support/bookings'
import { askedRequest } from '#tests/support/personal_data'
import { standIn } from '#tests/support/stand_ins'
import { furnishedCycles } from '#tests/support/evaluation_cycles'
import { furnishedFigures } from '#tests/support/evaluation_figures'
import { furnishedReading } from '#tests/support/evaluation_reading'
import { furnishedResultsOfYear } from '#tests/support/evaluation_results'
import { furnishedEvents } from '#tests/support/events'
import { furnishedExperts } from '#tests/support/experts'
import { furnishedExportFiles } from '#tests/support/export_files'
import { furnishedImports } from '#tests/support/imports'
import { furnishedImprovements } from '#tests/support/improvements'
import { emptyTables } from '#tests/support/empty_tables'
import { furnishedWorkbooks } from '#tests/support/score_uploads'
import { furnishedIndicators } from '#tests/support/indicators'
import { furnishedQuestions } from '#tests/support/questions'
import { planInForce } from '#tests/support/plans'
import { titlesFurnished } from '#tests/support/titles'
import { furnishedWriting } from '#tests/support/report_writing'
import { furnishedRollOver } from '#tests/support/roll_overs'
import { furnishedRatings } from '#tests/support/ratings'
import { proposedEntry } from '#tests/support/role_grants'
import { ratingPath } from '#app/ratings/rating'
import { furnishProducts } from '#tests/support/product_pages'
import { furnishSurveys } from '#tests/support/survey_pages'
import { furnishedSurveyAnswers } from '#tests/support/survey_answers'
import { furnishedSanctions } from '#tests/support/sanctions'
import { finishedAs } from '#tests/support/packets'
import { makePoints } from '#tests/support/portal'
import { furnishedResults } from '#tests/support/result_pages'
import { furnishedSelfAssessments } from '#tests/support/self_assessments'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { furnishedReports } from '#tests/support/begun_reports'
import { makeBatch, makeWorld } from '#tests/world'

/** A world in which every page has something to show. */
async function furnished() {
  const world = await makeWorld()
  const { people, organizations } = world
  let batches = 0
  const inState = async (state: Parameters<typeof applicationIn>[0]) =>
    applicationIn(state, { ...world, batch: await makeBatch(people.head, { title: `批次 ${++batches}` }) })

  const review = await inState('expert_review')
  for (const isInternal of [false, true])
    await leaveMessage(pointApplicationWorkflow, review, actor(people.handler), {
      side: 'official',
      isInternal,
      body: '请说明周六是否开放。',
    })
  const deliberation = await inState('deliberation')
  const objection = await inState('objection_handling')
  const notice = await inState('public_notice')
  const draft = await startApplication(
    await makeBatch(people.head, { title: '草稿批次' }),
    organizations.haidian,
    actor(people.operator)
  )
  const recognized = await inState('public_notice')
  afterNotice(recognized)
  await recognizeApplication(recognized, inNameOf(actor(people.head), people.handler), {
    opinion: '予以认定。',
    docNumber: '京知局〔2026〕12号',
  })
  leaveMoment()
  await standIn(people.handler, people.head)
  await askedRequest(world)
  const damaged = await finishedAs('not_accepted', {
    ...world,
    batch: await makeBatch(people.head, { title: '旧批次' }),
  })
  await rm(join(filesFolder!, (await Attachment.firstOrFail()).key))
  const [chosen, started] = await assignedAtOnce([review, draft, objection], people.head, people.handler)
  await drainOutbox()
  const place = { userId: people.head.id, list: '/applications', position: 1, isDefault: true, isShared: true }
  const view = await ListView.create({ ...place, name: '待审议', query: 'columns=batch,round,score,decided_at' })
  const { designationId: designation, code: verifyCode } = await Certificate.firstOrFail()
  const correction = await makeCorrection(world)
  const locked = await makeLockedConsultation(world, { question: '另一个问题' })
  const events = await furnishedEvents(world)
  const plan = await planInForce(people)
  const changes = await furnishedChanges(world)
  const titles = await titlesFurnished(world)
  const points = await makePoints(world)
  const keys = await keysInEveryStanding(people.administrator)
  const [target, clause] = [await PlanTarget.firstOrFail(), await PlanClause.firstOrFail()]
  const imports = await furnishedImports(people.handler)
  return {
    ...world,
    ...(await furnishProducts(world)),
    questions: await furnishedQuestions(world),
    ...{ correction, locked, plan, target, clause },
    ...{ changes, titles, points, keys, events, imports },
    booking: await makeBooking(await openPoint(world)),
    grant: await proposedEntry(world),
    sanctions: await furnishedSanctions(world),
    pool: await furnishedExperts(world),
    surveys: await furnishSurveys(world),
    selfAssessments: await furnishedSelfAssessments(world),
    surveyAnswers: await furnishedSurveyAnswers(world),
    results: await furnishedResults(world),
    alliance: await furnishedAlliance(world),
    ratings: await furnishedRatings(world),
    meetings: await furnishedMeetings(),
    caseCalls: await furnishedCalls(world),
    decisions: await furnishedDecisions(world),
    casebooks: await furnishedCasebooks(world),
    books: await furnishedBooks(world),
    indicators: await furnishedIndicators(world),
    figures: await furnishedFigures(world),
    cycles: await furnishedCycles(world),
    reading: await furnishedReading(world),
    evaluationResults: await furnishedResultsOfYear(world),
    workbooks: await furnishedWorkbooks(world),
    cases: await furnishedCases(world),
    caseReviews: await furnishedCaseReviews(world),
    scoring: await furnishedScoring(world),
    exportFiles: await furnishedExportFiles(people.handler),
    improvements: await furnishedImprovements(world),
    rollOver: await furnishedRollOver(world),
    reportWriting: await furnishedWriting(world),
    jobs: await jobsInEveryStanding(people.administrator),
    /** The last: one of them stays at work. */
    workReports: await furnishedReports(world),
    view,
    review,
    deliberation,
    objection,
    notice,
    draft,
    recognized,
    damaged,
    designation,
    verifyCode,
    chosen,
    started,
  }
}

/** One choice to be confirmed, and one act with a verdict of each kind but an error. */
async function assignedAtOnce(rows: PointApplication[], by: User, to: User) {
  const [chosen, started] = [
    await chooseRows('point_application.assign', rows, by.id),
    await chooseRows('point_application.assign', rows, by.id),
  ]
  await startBulkAct(started, actor(by), { handler: to.id })
  return [chosen.id, started.id]
}

type Furnished = Awaited<ReturnType<typeof furnished>>

const VISITS: [who: string, person: (world: Furnished) => User | null, paths: (world: Furnished) => string[]][] = [
  [
    'a visitor',
    () => null,
    ({ notice, verifyCode }) => [
      ...['/notices', `/notices/${notice.id}`, '/verify', `/verify/${verifyCode}`, '/verify/7777', '/sign-in'],
      ...['/register', '/password-resets/create', '/inbox', '/inbox/1', '/nowhere'],
    ],
  ],
  [
    'an operator',
    ({ people }) => people.operator,
    ({ draft, recognized, designation }) => [
      ...[
        '/home',
        '/applications',
        '/applications/create',
        `/applications/${draft.id}`,
        `/applications/${draft.id}/edit`,
      ],
      ...'unit people premises staff databases services performance statements files commitment'
        .split(' ')
        .map((section) => `/applications/${draft.id}/sections/${section}/edit`),
      ...[`/applications/${draft.id}/submissions/create`, `/applications/${draft.id}/print`],
      ...[
        `/applications/${recognized.id}`,
        `/applications/${recognized.id}/submissions/1`,
        '/organization',
        '/account',
      ],
      ...[
        '/organization/colleagues/create',
        `/designations/${designation}`,
        '/notifications',
        '/account/notifications',
        '/account/security',
        '/account/second-factor/create',
      ],
      ...['/consultations', '/consultations/create', '/activity-corrections'],
    ],
  ],
  [
    'a principal',
    ({ people }) => people.principal,
    ({ review, correction, locked }) => [
      `/applications/${review.id}/withdrawals/create`,
      ...[`/consultations/${correction.subjectId}`, `/consultations/${locked.id}/corrections/create`],
    ],
  ],
  [
    'a district reviewer',
    ({ people }) => people.haidianReviewer,
    ({ review }) => ['/home', '/applications', `/applications/${review.id}`, '/find?q=图书馆', '/find?q=没有'],
  ],
  [
    'a handler',
    ({ people }) => people.handler,
    ({ review, notice, recognized, damaged, batch, organizations, designation, view, ...world }) => [
      ...['/home', '/applications', '/applications?q=没有', `/applications/${review.id}`, `/applications/${notice.id}`],
      `/applications?columns=score&view=${view.id}`,
      ...['/batches', '/batches/create', `/batches/${batch.id}`, '/designations', `/designations/${designation}`],
      ...['/coverage', '/registrations', `/registrations/${organizations.changping.id}`, '/notifications'],
      ...[`/applications/${recognized.id}`, `/applications/${damaged.id}/packet.zip`],
      ...['/calendar', '/stand-ins', '/stand-ins/create', '/stand-ins/1'],
      ...['/personal-requests', '/personal-requests/create', '/account/personal-data'],
      ...['/consultations', `/activity-corrections/${world.correction.id}`, '/plans', `/plans/${world.plan.id}/edit`],
      ...[`/plan-targets/${world.target.id}`, `/plan-targets/${world.target.id}/edit`],
      ...[`/plan-clauses/${world.clause.id}`, `/plan-clauses/${world.clause.id}/edit`],
    ],
  ],
  [
    'a division head',
    ({ people }) => people.head,
    ({ objection, chosen, started, plan }) => [
      ...[
        '/retention',
        '/personal-requests/1',
        '/home',
        '/stand-in-acts',
        '/applications',
        `/applications/${objection.id}`,
        '/bulk-acts',
      ],
      ...[`/bulk-acts/${chosen}/edit`, `/bulk-acts/${started}`, `/plans/${plan.id}`],
    ],
  ],
  ['a leader', ({ people }) => people.leader, ({ deliberation }) => ['/home', `/applications/${deliberation.id}`]],
  [
    'an expert',
    ({ people }) => people.experts[0],
    ({ review }) => ['/home', '/expert-reviews', `/expert-reviews/${review.id}/edit`, `/applications/${review.id}`],
  ],
  [
    'an administrator',
    ({ people }) => people.administrator,
    ({ people }) => [
      `/users/${people.operator.id}/security`,
      ...['/home', '/users', '/users/create', `/users/${people.operator.id}/edit`],
      ...['/calendar?year=2027', '/calendar/changes/create?lines=2026-05-04', '/stand-ins/create'],
    ],
  ],
  [
    'a security administrator',
    ({ people }) => people.securityAdministrator,
    ({ grant }) => [
      ...['/home', '/role-grants?columns=before,reason,decided_by,opinion', `/role-grants/${grant.id}`],
      ...['/lock-outs', '/sign-in-rules'],
    ],
  ],
  [
    'an administrator whose proposal waits',
    ({ people }) => people.administrator,
    ({ grant }) => ['/users', `/users/${grant.userId}/edit`],
  ],
  ['an audit administrator', ({ people }) => people.auditAdministrator, () => ['/home', '/audit?columns=number,hash']],
  [
    'a point with a booking',
    ({ people }) => people.principal,
    ({ booking }) => ['/bookings', `/bookings/${booking.id}`, `/bookings/${booking.id}/records/create`],
  ],
  [
    'a visitor who books',
    () => null,
    ({ booking }) => [`/points/${booking.designationId}/bookings/create`, booking.ownPath],
  ],
  [
    'a principal who asks for changes',
    ({ people }) => people.principal,
    ({ changes: { title, prepared, suspension } }) => [
      ...['/change-requests', `/change-requests/${prepared.id}`, `/change-requests/${prepared.id}/edit`],
      ...[`/change-requests/${suspension.id}`, `/designations/${title.id}`],
      ...['change', 'suspension', 'deregistration'].map(
        (kind) => `/designations/${title.id}/change-requests/create?kind=${kind}`
      ),
    ],
  ],
  [
    'a handler who verifies changes',
    ({ people }) => people.handler,
    ({ changes: { title, key, suspension } }) => [
      ...[
        '/change-requests',
        '/register-entries',
        '/register-entries?columns=before,after,basis,doc_number,district,by',
      ],
      ...[`/change-requests/${key.id}`, `/change-requests/${suspension.id}`],
      ...[`/designations/${title.id}`, `/designations/${title.id}/change-requests/create?kind=deregistration`],
    ],
  ],
  [
    'a head who decides on changes',
    ({ people }) => people.head,
    ({ changes: { deregistration } }) => ['/register-entries', `/change-requests/${deregistration.id}`],
  ],
  [
    'a handler of titles',
    ({ people }) => people.handler,
    ({ titles, organizations }) => [
      ...['/external-titles?columns=kind,district,host_type,stage,batch,doc_number,granted_on,valid_until,assessment'],
      ...[`/external-titles/${titles.title.id}`, `/external-titles/${titles.title.id}/edit`, '/external-titles/create'],
      ...[`/designations/${titles.point.id}`, `/designations/${titles.point.id}/grades/create`],
      `/designations/${titles.point.id}/recommendations/create`,
      ...['/recommendations?columns=district,host_type,route,recommended_by,doc_number,recommended_on,state'],
      ...[`/recommendations/${titles.recommendation.id}`, `/applications/${titles.renewal.id}`],
      ...[
        '/designations?standing=renewal_due',
        '/applications?kind=renewal',
        `/registrations/${organizations.haidian.id}`,
      ],
    ],
  ],
  [
    'a head who recommends',
    ({ people }) => people.head,
    ({ titles }) => ['/recommendations', `/recommendations/${titles.proposed.id}`],
  ],
  [
    'a principal whose term ends',
    ({ people }) => people.principal,
    ({ titles }) => [
      ...[`/designations/${titles.due.id}`, `/designations/${titles.point.id}`, '/organization', '/recommendations'],
      ...[`/external-titles/${titles.title.id}`, `/applications/${titles.renewal.id}`],
    ],
  ],
  [
    'a reader of the portal',
    () => null,
    ({ points }) => [
      ...['/', '/points', '/points?district=110108', '/points?near=116.4,39.9', '/points?near=x&q=没有', '/points/999'],
      ...Object.values(points).map(({ id }) => `/points/${id}`),
      ...[`/notices/documents/${encodeURIComponent(points.haidian.docNumber)}`, '/statistics', '/accessibility'],
      ...['/search', '/search?q=tsg', '/search?q=图书馆&kind=points', '/search?q=没有', '/search?q=燕麓 没有'],
    ],
  ],
  ['a reader of open data', () => null, () => ['/open-data', '/open-data/api']],
  [
    'a keeper of keys',
    ({ people }) => people.administrator,
    ({ keys }) => ['/api-keys?columns=scopes', '/api-keys/create', ...keys.map((id) => `/api-keys/${id}`)],
  ],
  [
    'who looks after background jobs',
    ({ people }) => people.administrator,
    ({ jobs }) => [
      ...['/background-jobs?columns=about,standing,cause,fault,ended_at', '/background-jobs?standing=given_up'],
      ...['/background-jobs/schedule', `/background-jobs/set-asides/create?ids=${jobs[0].split('/').at(-1)}`],
      ...jobs,
    ],
  ],
  [
    'a visitor of events',
    () => null,
    ({ events }) => [
      ...['/events', `/events/${events.open.id}`, `/my-registrations/${registrationToken(events.guests[0].id)}`],
      ...[`/sign-in-here/${screenCode(events.today)}`, `/sign-in-here/${screenCode(events.open)}`],
    ],
  ],
  [
    'who organises events',
    ({ people }) => people.principal,
    ({ events: { open, today, locked, reported, task } }) => [
      ...['/trainings', '/trainings/create', '/trainings/create?planned=1', `/trainings/${locked.id}`],
      ...[`/trainings/${locked.id}/corrections/create`, `/trainings/${reported.id}`, `/trainings/${reported.id}/edit`],
      ...[`/trainings/${open.id}`, `/trainings/${open.id}/participants`, `/trainings/${open.id}/participants/create`],
      ...[`/trainings/${today.id}`, `/trainings/${today.id}/sign-in-code`, `/trainings/${today.id}/results/create`],
      ...[`/trainings/${today.id}/participants`],
      ...['/event-tasks', `/event-tasks/${task.id}`],
    ],
  ],
  [
    'who organises the conference',
    ({ people }) => people.handler,
    ({ events: { conference, task } }) => [
      ...['/trainings', `/trainings/${conference.id}`, `/trainings/${conference.id}/minutes/create`],
      ...[`/trainings/${task.eventId}`, `/event-tasks/${task.id}`],
    ],
  ],
  [
    'a principal with products and registers',
    ({ people }) => people.principal,
    ({ product, result, rule, finance }) => [
      ...['/products', '/products/create?kind=thematic_database', '/products/create?kind=analysis_report'],
      ...[`/products/${product.id}`, `/products/${product.id}/edit`, '/products/service-items'],
      ...['/products/shared-results', '/products/shared-results/create', `/products/shared-results/${result}`],
      ...['/ledgers', '/ledgers/finance_service', `/ledgers/finance_service/${finance.id}/edit`],
      ...[`/ledgers/rule/${rule.id}`, '/ledgers/promotion/imports/create'],
    ],
  ],
  [
    'another who may ask for a result',
    ({ people }) => people.chaoyangPrincipal,
    ({ result }) => [`/products/shared-results/${result}`, `/products/shared-results/${result}/use`],
  ],
  [
    'a handler with figures and registers',
    ({ people }) => people.handler,
    ({ figure, item, rule }) => [
      ...['/outside-figures', '/outside-figures/series', '/outside-figures/create', `/outside-figures/${figure.id}`],
      ...['/outside-figures/uploads/create', `/products/service-items/${item}/edit`, `/ledgers/rule/${rule.id}`],
      ...['/ledgers/budget_purchase', '/ledgers/budget_purchase/create', '/products?columns=industry,records,link'],
    ],
  ],
  [
    'a visitor',
    () => null,
    ({ sanctions: { published } }) => ['/revocation-notices', `/revocation-notices/${published.id}`],
  ],
  [
    'a principal under orders',
    ({ people }) => people.principal,
    ({ sanctions: { ordered, reported, warned } }) => [
      ...['/rectifications', `/rectifications/${ordered.id}`, `/rectifications/${ordered.id}/report/edit`],
      ...[`/rectifications/${reported.id}`, '/revocations', `/revocations/${warned.id}`],
      ...[`/revocations/${warned.id}/statement/edit`, `/designations/${warned.designationId}`],
    ],
  ],
  [
    'a handler who orders',
    ({ people }) => people.handler,
    ({ sanctions: { ordered, reported, drafted, proposed } }) => [
      ...[
        '/rectifications',
        `/rectifications/${reported.id}`,
        `/designations/${drafted.designationId}/rectifications/create`,
      ],
      ...[`/revocations?columns=warned_on,doc_number`, `/revocations/${drafted.id}`, `/revocations/${drafted.id}/edit`],
      ...[`/designations/${ordered.designationId}`, `/designations/${ordered.designationId}/revocations/create`],
      `/revocations/${proposed.id}`,
    ],
  ],
  [
    'a head who decides',
    ({ people }) => people.head,
    ({ sanctions: { ordered, proposed } }) => [`/rectifications/${ordered.id}`, `/revocations/${proposed.id}`],
  ],
  [
    'a leader of the meeting',
    ({ people }) => people.leader,
    ({ sanctions: { deliberated } }) => [`/revocations/${deliberated.id}`],
  ],
  [
    'who rates',
    () => null,
    ({ ratings: { rateable, rated, calledBack } }) => [
      ...[ratingPath(rateable), ratingPath({ id: rated.consultationId }), calledBack.secondPath, '/rate/7'],
      '/statistics/ratings',
    ],
  ],
  [
    'an operator with ratings',
    ({ people }) => people.operator,
    ({ ratings: { rateable, opened } }) => [
      ...['/ratings', `/consultations/${rateable.id}`, `/consultations/${rateable.id}/rating-code`],
      `/bad-ratings/${opened.id}`,
    ],
  ],
  [
    'a handler with bad ratings',
    ({ people }) => people.handler,
    ({ ratings: { contacted, closed } }) => [
      ...['/ratings', '/rating-figures', '/rating-figures?by=point', '/bad-ratings', '/bad-ratings/create'],
      ...[`/bad-ratings/${contacted.id}`, `/bad-ratings/${closed.id}`],
    ],
  ],
  [
    'a head with an appeal',
    ({ people }) => people.head,
    ({ ratings: { appealed } }) => [`/bad-ratings/${appealed.id}`],
  ],
  [
    'a handler with workbooks',
    ({ people }) => people.handler,
    ({ imports }) => ['/imports', '/imports/create?kind=designation', ...imports.map((id) => `/imports/${id}`)],
  ],
  [
    'a handler with question sets',
    ({ people }) => people.handler,
    ({ questions: { published, draft } }) => [
      ...['/question-sets', '/question-sets/create', `/question-sets/${draft.questionSetId}`],
      ...[
        `/question-versions/${published.id}`,
        `/question-versions/${draft.id}`,
        `/question-versions/${draft.id}/changes`,
      ],
      ...['services', 'training', 'parts', 'opinion'].map(
        (id) => `/question-versions/${draft.id}/questions/${id}/edit`
      ),
      ...[`/question-versions/${draft.id}/sections/s1/edit`, `/question-versions/${draft.id}/frame/edit`],
      ...['lang=zh-CN', 'lang=en', 'lang=en&frame=phone'].map(
        (how) => `/question-versions/${published.id}/preview?${how}`
      ),
    ],
  ],
  [
    'a handler with experts',
    ({ people }) => people.handler,
    ({ pool: { assignment, waiting, declined, paused } }) => [
      ...['/experts', '/experts?columns=fields,employer,email,phone,declared_at,load,year', '/experts/create'],
      ...[`/experts/${declined.expertId}`, `/experts/${paused.id}`, `/experts/${paused.id}/edit`],
      ...['/expert-assignments', '/expert-assignments/create', '/imports/create?kind=expert'],
      ...[`/expert-assignments/${assignment.id}`, `/expert-assignments/${waiting.id}`],
    ],
  ],
  [
    'an expert who was drawn',
    ({ pool: { asked } }) => asked.expert.user,
    ({ pool: { asked } }) => ['/expert-profile', '/expert-invitations', `/expert-invitations/${asked.id}`],
  ],
  ['an expert with the letter alone', () => null, ({ pool: { path } }) => [path]],
  ['a handler with surveys', ({ people }) => people.handler, ({ surveys }) => surveys.paths],
  ['somebody who was written to', () => null, ({ surveys }) => [surveys.optOut]],
  [
    'a respondent',
    () => null,
    ({ surveyAnswers: { fresh, spent, link } }) => [
      ...[`/s/${fresh}`, `/s/${fresh}?lang=en`, `/s/${fresh}/stored`, `/s/${fresh}/stored?lang=en`],
      ...[`/s/${spent}`, '/s/unknown', link.path, `${link.path}?lang=en`, `${link.path}/stored`],
      ...['/survey-receipts', '/survey-receipts?lang=en'],
    ],
  ],
  [
    'a handler who cleans a wave',
    ({ people }) => people.handler,
    ({ surveyAnswers: { open, named, closed, link } }) => [
      ...[`/surveys/${open.id}/answers`, `/surveys/${named.id}/answers`, `/surveys/${closed.id}/answers?rules[]=hasty`],
      ...[`/surveys/${open.id}/open-links`, '/survey-posters', `/survey-posters/${link.id}`],
    ],
  ],
  [
    'a leader with results',
    ({ people }) => people.leader,
    ({ results: { published, calculated } }) => [
      '/survey-results',
      `/survey-results/${published.id}`,
      `/survey-results/${calculated.id}`,
    ],
  ],
  [
    'a handler with results',
    ({ people }) => people.handler,
    ({ results: { published, cleaned } }) => [
      `/survey-results/${cleaned.id}`,
      `/survey-results/${cleaned.id}/precision`,
      `/survey-results/${published.id}/texts`,
    ],
  ],
  [
    'a reader of results',
    () => null,
    ({ results: { published } }) => ['/satisfaction', `/satisfaction/${published.number}`],
  ],
  [
    'a visitor of the alliance',
    () => null,
    ({ alliance: { member, code } }) => ['/alliance', `/alliance/${member}`, `/verify/${code}`],
  ],
  [
    'the secretariat of the alliance',
    ({ people }) => people.secretariat,
    ({ alliance: { member, applicant, check, proceeding, partner, draft, sent } }) => [
      ...['/home', '/alliance-members', `/alliance-members/${member}`, `/alliance-members/${applicant}`],
      ...['note', 'warn', 'suspend', 'tag', 'review'].map((act) => `/alliance-members/${member}/acts/${act}`),
      ...['/alliance-checks', `/alliance-checks/${check}`, `/alliance-proceedings/${proceeding}`],
      ...['/alliance-organs', '/alliance-organs/create', '/alliance-partners', `/alliance-partners/${partner}/edit`],
      ...[
        '/alliance-mailings',
        '/alliance-mailings/create',
        `/alliance-mailings/${draft}`,
        `/alliance-mailings/${sent}`,
      ],
      '/imports/create?kind=alliance_members',
    ],
  ],
  [
    'a member',
    ({ people }) => people.principal,
    ({ alliance: { member, proceeding } }) => [
      ...['/alliance-members', `/alliance-members/${member}`, `/alliance-members/${member}/edit`],
      ...[`/alliance-members/${member}/acts/askWithdrawal`, `/alliance-proceedings/${proceeding}/acts/state`],
      ...['/alliance-checks', '/alliance-organs', '/alliance-partners'],
    ],
  ],
  [
    'an applicant who corrects',
    ({ people }) => people.chaoyangPrincipal,
    ({ alliance: { applicant } }) => [
      `/alliance-members/${applicant}`,
      `/alliance-members/${applicant}/corrections/create`,
    ],
  ],
  [
    'one who could apply',
    ({ people }) => people.changpingPrincipal,
    () => ['/alliance-members', '/alliance-members/create'],
  ],
  [
    'the secretariat of meetings',
    ({ meetings }) => meetings.secretary,
    ({ meetings: { draft, over, written, running } }) => [
      ...['/alliance-meetings', '/alliance-meetings/create', `/alliance-meetings/${draft}`],
      ...[`/alliance-meetings/${draft}/edit`, `/alliance-meetings/${draft}/items/create`],
      ...[`/alliance-meetings/${running}/attendances`, `/alliance-meetings/${over}`],
      ...[`/alliance-meetings/${written}`, `/alliance-meetings/${written}/minutes/edit`],
    ],
  ],
  [
    'who presides and votes',
    ({ meetings }) => meetings.chair,
    ({ meetings: { running, vote, over } }) => [
      ...[`/alliance-meetings/${running}`, `/alliance-meetings/${running}/votes/${vote}`, `/alliance-meetings/${over}`],
    ],
  ],
  [
    'who drafts calls for cases',
    ({ people }) => people.handler,
    ({ caseCalls: { open, laid, draft } }) => [
      ...['/case-calls', '/case-calls/create', '/case-calls/create?kind=innovative_product', `/case-calls/${open}`],
      ...[`/case-calls/${laid}`, `/case-calls/${draft}/edit`, `/case-calls/${laid}/preview`],
      `/case-calls/create?from=${open}`,
    ],
  ],
  [
    'who publishes calls for cases',
    ({ people }) => people.head,
    ({ caseCalls: { open, laid } }) => [`/case-calls/${open}`, `/case-calls/${laid}`],
  ],
  ['who could enter a call', ({ people }) => people.operator, ({ caseCalls: { open } }) => [`/case-calls/${open}`]],
  ['who reads of calls outside', () => null, ({ caseCalls: { open } }) => ['/case-notices', `/case-notices/${open}`]],
  [
    'a handler who shortlists',
    ({ people }) => people.handler,
    ({ decisions: { shortlisting, notice, candidates } }) => [
      ...['/case-selections', `/case-selections/${shortlisting.id}`, `/case-selections/${shortlisting.id}/candidates`],
      ...[`/case-candidates/${candidates.begun.id}`, `/case-selections/${notice.id}`],
    ],
  ],
  [
    'a head who approves and publishes',
    ({ people }) => people.head,
    ({ decisions: { proposed, decided, candidates } }) => [
      ...[`/case-selections/${proposed.id}`, `/case-selections/${decided.id}`],
      ...[`/case-candidates/${candidates.examined.id}`],
    ],
  ],
  [
    'a leader who decides',
    ({ people }) => people.leader,
    ({ decisions: { deliberating, notice, published, candidates } }) => [
      ...[`/case-selections/${deliberating.id}`, `/case-selections/${deliberating.id}/verdicts/create`],
      ...[`/case-selections/${notice.id}`, `/case-candidates/${candidates.examined.id}`],
      ...[`/case-candidates/${candidates.selected.id}`, `/case-candidates/${candidates.thrownOut.id}`],
      `/case-selections/${published.id}`,
    ],
  ],
  [
    'a reader of selected cases',
    () => null,
    ({ decisions: { notice, published, candidates } }) => [
      ...[`/case-public-notices/${notice.id}`, `/case-notice-cases/${candidates.examined.id}`],
      ...[
        `/case-notice-cases/${candidates.examined.id}/objections/1`,
        '/case-results',
        `/case-results/${published.id}`,
      ],
      ...[`/verify/${candidates.selected.checkCode}`, `/verify/${candidates.thrownOut.checkCode}`],
    ],
  ],
  [
    'who edits a casebook',
    ({ people }) => people.handler,
    ({ casebooks: { begun, ready, chapter, sent, open } }) => [
      ...['/casebooks', '/casebooks/create', `/casebooks/${begun}`, `/casebooks/${begun}/edit`],
      ...[`/casebooks/${begun}/chapters/${chapter}/edit`, `/casebooks/${ready}`, `/casebook-entries?book=${begun}`],
      ...[`/casebook-entries/${sent}`, `/casebook-entries/${sent}/versions/1`, `/casebook-entries/${open}`],
      ...'basics practice figures images terms'
        .split(' ')
        .map((part) => `/casebook-entries/${open}/parts/${part}/edit`),
      `/casebook-entries/${sent}/parts/practice/edit`,
    ],
  ],
  [
    'who wrote a case',
    ({ people }) => people.principal,
    ({ casebooks: { sent } }) => ['/casebook-entries', `/casebook-entries/${sent}`],
  ],
  [
    'who makes the book',
    ({ people }) => people.handler,
    ({ books: { published, casebook, next, stopped } }) => [
      ...['/casebook-editions', `/casebook-editions/${published}`, `/casebook-editions/${next}`],
      ...[`/casebooks/${casebook}`, `/casebook-editions/${stopped}`, `/casebook-editions/${next}/pages/AL-2026-0001`],
    ],
  ],
  ['who decides on the book', ({ people }) => people.head, ({ books: { next } }) => [`/casebook-editions/${next}`]],
  [
    'who reads the book',
    () => null,
    ({ books: { year } }) => [
      ...['/books', `/books/${year}`, `/books/${year}/preface`, `/books/${year}/AL-2026-0001`],
      ...[`/books/${year}/index/industry`, `/books/${year}/contacts`, '/books/2024'],
    ],
  ],
  [
    'a handler with indicator systems',
    ({ people }) => people.handler,
    ({ indicators: { published, draft } }) => [
      ...['/indicator-versions', '/indicator-versions?columns=number,year,state,since,updated,hash'],
      ...['/indicator-versions/create', `/indicator-versions/${published.id}`, `/indicator-versions/${draft.id}`],
      ...[`/indicator-versions/${draft.id}/changes`, `/indicator-versions/${draft.id}/weights/edit`],
      ...['a1', 'b2', 'c1', 'c4', 'd1', 'e1', 'e2'].map(
        (id) => `/indicator-versions/${draft.id}/indicators/${id}/edit`
      ),
      ...[`/indicator-versions/${draft.id}/groups/a/edit`, `/indicator-versions/${draft.id}/frame/edit`],
      ...[`/indicator-versions/${published.id}/preview?variant=park`, `/indicator-versions/${published.id}/trial`],
    ],
  ],
  [
    'a head who publishes indicators',
    ({ people }) => people.head,
    ({ indicators: { proposed } }) => [`/indicator-versions/${proposed.id}`],
  ],
  [
    'the head, on evaluation figures',
    ({ people }) => people.head,
    ({ figures }) => [
      ...['/evaluation-figures', '/evaluation-figures?figure=small_share&year=2025', '/evaluation-figures/freezes'],
      ...[`${figures}?year=2025`, `${figures}/consultations?year=2025`, `${figures}/sessions?year=2025`],
    ],
  ],
  [
    'a handler, who proposes another value',
    ({ people }) => people.handler,
    ({ figures }) => [`${figures}/attendances`, `${figures}/national_cases?year=2024`],
  ],
  [
    'an operator, on the own figures',
    ({ people }) => people.operator,
    ({ figures }) => [
      '/evaluation-figures',
      figures,
      `${figures}/small_enterprises?year=2025`,
      `${figures}/visits?year=2025`,
    ],
  ],
  ['a unit with cases', ({ people }) => people.principal, ({ cases }) => cases.unit],
  ['a district that recommends cases', ({ people }) => people.haidianReviewer, ({ cases }) => cases.district],
  ['a handler with cases', ({ people }) => people.handler, ({ cases }) => cases.bureau],
  [
    'the handler of a jury',
    ({ people }) => people.handler,
    ({ caseReviews: { round, own, other } }) => [
      ...['/case-rounds', '/case-rounds/create', `/case-rounds/${round.id}`, `/case-rounds/${round.id}/cases`],
      ...[`/case-rounds/${round.id}/cases/${own.blindId}`, `/case-rounds/${round.id}/cases/${other.blindId}`],
      ...[`/case-rounds/${round.id}/statistics`],
    ],
  ],
  [
    'a juror in a discussion',
    ({ caseReviews }) => caseReviews.juror,
    ({ caseReviews: { own } }) => ['/case-reviews', `/case-reviews/${own.token}`],
  ],
  [
    'a juror who scores again',
    ({ caseReviews }) => caseReviews.reopener,
    ({ caseReviews: { other } }) => [`/case-reviews/${other.token}`],
  ],
  [
    'a handler who runs the yearly evaluation',
    ({ people }) => people.handler,
    ({ cycles: { planned, running, point } }) => [
      ...['/evaluation-cycles', '/evaluation-cycles/create', `/evaluation-cycles/${planned.id}`],
      ...[`/evaluation-cycles/${planned.id}/edit`, `/evaluation-cycles/${planned.id}/scope`],
      ...[`/evaluation-cycles/${planned.id}/scope/${point.designationId}`, `/evaluation-cycles/${running.id}`],
      ...[`/evaluation-cycles/${running.id}/points`, `/evaluation-cycles/${running.id}/points/${point.id}`],
    ],
  ],
  [
    'a leader who decides on an evaluation',
    ({ people }) => people.leader,
    ({ cycles: { deliberated } }) => [`/evaluation-cycles/${deliberated.id}`],
  ],
  [
    'a point that assesses itself',
    ({ people }) => people.operator,
    ({ selfAssessments: { own } }) => [
      ...['/point-evaluations', `/point-evaluations/${own.id}`, `/point-evaluations/${own.id}/submissions/create`],
      ...['a1', 'a4', 'd2', 'b1'].map((id) => `/point-evaluations/${own.id}/indicators/${id}/edit?missing=1`),
    ],
  ],
  [
    'who checks self-assessments',
    ({ people }) => people.handler,
    ({ selfAssessments: { own, waiting, third } }) => [
      ...['/point-evaluations?group=checking', `/point-evaluations/${own.id}`, `/point-evaluations/${third.id}`],
      ...[`/point-evaluations/${waiting.id}/check`, `/point-evaluations/${waiting.id}/submissions/1`],
    ],
  ],
  [
    'a leader who reads the results of a year',
    ({ people }) => people.leader,
    ({ reading: { cycle, evaluations } }) => [
      ...['', '/years', '/what-if', '/sensitivity'].map((page) => `/evaluation-cycles/${cycle.id}/reading${page}`),
      `/evaluation-cycles/${cycle.id}/reading/what-if?weights[c1][general]=2&weights[d2][general]=15&quotaPercent=20`,
      `/evaluation-cycles/${cycle.id}/reading/what-if?weights[c1][general]=99`,
      `/point-evaluations/${evaluations[0].id}/reading`,
    ],
  ],
  [
    'a principal who reads the own result',
    ({ people }) => people.principal,
    ({ reading: { evaluations } }) => [`/point-evaluations/${evaluations[0].id}/reading`],
  ],
  [
    'an expert who scores points',
    ({ scoring }) => scoring.user,
    ({ scoring: { first, second, third } }) => [
      '/evaluation-sheets',
      ...[first, second, third].map(({ token }) => `/evaluation-sheets/${token}`),
    ],
  ],
  [
    'a handler who looks after a panel',
    ({ people }) => people.handler,
    ({ scoring: { path, first } }) => [path, `${path}/points/${first.evaluationId}`, `${path}/statistics`],
  ],
  [
    'a handler with the results of a year',
    ({ people }) => people.handler,
    ({ evaluationResults: { cycle, point, appeal } }) => [
      ...[
        `/evaluation-cycles/${cycle}/results`,
        `/evaluation-cycles/${cycle}/results?columns=rank,name,expert1,expert2`,
      ],
      ...[`/point-evaluations/${point}/result`, '/evaluation-appeals', `/evaluation-appeals/${appeal}`],
    ],
  ],
  [
    'a point with its result and its appeal',
    ({ people }) => people.principal,
    ({ evaluationResults: { point, appeal } }) => [
      ...[`/point-evaluations/${point}/result`, '/evaluation-appeals', `/evaluation-appeals/${appeal}`],
    ],
  ],
  [
    'the public, with the grades of a year',
    () => null,
    ({ evaluationResults: { cycle } }) => ['/evaluation-notices', `/evaluation-notices/${cycle}`],
  ],
  [
    'the office takes out workbooks',
    ({ people }) => people.handler,
    ({ workbooks }) => [
      `/evaluation-cycles/${workbooks.cycleId}/workbooks`,
      `/export-files/create?of=/evaluation-cycles/${workbooks.cycleId}/workbooks/cycle.xlsx`,
    ],
  ],
  [
    'an expert scores off line',
    ({ workbooks }) => workbooks.expert,
    ({ workbooks }) => [`/evaluation-sheets/${workbooks.token}/workbook`, `/score-uploads/${workbooks.uploadId}`],
  ],
  [
    'a point assesses itself off line',
    ({ people }) => people.operator,
    ({ selfAssessments: { own } }) => [`/point-evaluations/${own.id}/workbook`],
  ],
  [
    'who takes out very many rows',
    ({ people }) => people.handler,
    ({ exportFiles }) => [
      ...['/export-files', `/export-files/create?of=${encodeURIComponent('/consultations/export.xlsx?channel=phone')}`],
      ...exportFiles.map(({ path }) => path),
    ],
  ],
  [
    'the handler of a work report',
    ({ people }) => people.handler,
    ({ workReports: { refrozen, faulty, cancelled, fresh, working } }) => [
      ...[
        '/work-reports',
        '/work-reports?columns=title,year,state,snapshot',
        refrozen,
        faulty,
        cancelled,
        fresh,
        working,
      ],
      ...[`${refrozen}/buildings`, `${refrozen}/buildings?columns=number,run,snapshot,checksum`, `${refrozen}/changes`],
      ...[`${refrozen}/facts`, `${refrozen}/facts?known=no`, `${fresh}/facts`, `${refrozen}/facts/resources.visits`],
      `${faulty}/facts/services.attendance`,
    ],
  ],
  [
    'the head, on a work report',
    ({ people }) => people.head,
    ({ workReports: { refrozen, faulty } }) => ['/work-reports', refrozen, faulty],
  ],
  [
    'a handler who looks for problems and writes measures',
    ({ people }) => people.handler,
    ({ improvements: { year, own, conference } }) => [
      ...['/improvements', '/improvements?columns=partner,success,progress,done_on'],
      ...[`/improvement-findings?year=${year}`, `/improvements/${own}`, `/improvements/${own}/edit`],
      `/trainings/${conference}`,
    ],
  ],
  [
    'a head who decides about measures',
    ({ people }) => people.head,
    ({ improvements: { proposed, reported } }) => [`/improvements/${proposed}`, `/improvements/${reported}`],
  ],
  [
    'a handler who prepares the next year',
    ({ people }) => people.handler,
    ({ rollOver: { id, open } }) => [
      ...['/roll-overs', '/roll-overs?columns=begun_by,begun_at', `/roll-overs/${id}`],
      ...open.map((item) => `/roll-overs/${id}/items/${item.id}/edit`),
    ],
  ],
  [
    'a head who prepares the next year',
    ({ people }) => people.head,
    ({ rollOver: { id } }) => ['/roll-overs', `/roll-overs/${id}`],
  ],
  [
    'a district with a measure of its own',
    ({ people }) => people.haidianReviewer,
    ({ improvements: { district } }) => ['/improvements', `/improvements/${district}`],
  ],
  [
    'who writes on the yearly report',
    ({ people }) => people.handler,
    ({ reportWriting: { written, passage, consulted, published } }) => [
      ...[`${written}/chapters`, `${written}/chapters/services`, `${written}/chapters/evaluation`, passage],
      passage.replace('/edit', '/versions'),
      ...[`${written}/steps`, `${consulted}/steps`, `${published}/steps`],
    ],
  ],
  [
    'the head, on people’s work on the yearly report',
    ({ people }) => people.head,
    ({ reportWriting: { reviewed } }) => [`${reviewed}/steps`, `${reviewed}/consultation`],
  ],
  [
    'a district that is asked about the yearly report',
    ({ people }) => people.haidianReviewer,
    ({ reportWriting: { opinion } }) => ['/report-opinions', '/report-opinions?columns=report,answer', opinion],
  ],
  ['who reads the yearly report', () => null, () => ['/reports', '/reports/2020']],
  [
    'who reads the yearly report in the bureau',
    ({ people }) => people.leader,
    ({ workReports: { refrozen } }) => [`${refrozen}/buildings/2`, `${refrozen}/facts/resources.visits?building=2`],
  ],
]

const LOOKS = [
  [1440, 'zh-CN'],
  [390, 'en'],
] as const

test.group('Every page', (group) => {
  let world: Furnished

  group.setup(() => emptyTables())
  group.setup(async () => void (world = await furnished()))
  group.teardown(() => leaveMoment())

  for (const [width, locale] of LOOKS) {
    test(`is accessible, fits and is wholly translated: ${width} ${locale}`, async ({ assert, browser }) => {
      const found: string[] = []
      const signedIn = new Map<number, PersonAtScreen>()
      const screen = [browser as unknown as Browser, { width, locale }] as const
      /** Who is here already has not to sign in again. */
      const sits = async (user: User | null) => {
        if (!user) return PersonAtScreen.sitDown(...screen)
        const here = signedIn.get(user.id)
        if (here) return here
        await user.merge({ locale }).save()
        const person = await PersonAtScreen.signedIn(screen[0], user.email, screen[1])
        signedIn.set(user.id, person)
        return person
      }
      for (const [who, whose, paths] of VISITS) {
        const user = whose(world)
        const person = await sits(user)
        const { page, address } = person
        for (const path of paths(world)) {
          const visit = () => page.goto(address + path)
          /** A script of the page before may be quicker on a busy machine: then there is no response. */
          const response = (await visit()) ?? (await visit())
          const note = (fault: string) => found.push(`${who} ${path}: ${fault}`)
          if (response!.status() >= 500) note(`status ${response!.status()}`)
          for (const fault of await misfitsOf(page)) note(fault)
          const text = await page.locator('body').innerText()
          for (const [gap] of text.matchAll(/translation missing[^\n]*|\bundefined\b|\[object [^\n]*/g)) note(gap)
          for (const fault of await faultsOf(page)) note(fault)
        }
        if (!user) await person.leave()
      }
      for (const person of signedIn.values()) await person.leave()
      assert.deepEqual(found, [])
    }).timeout(1_200_000)
  }

  test('to which the sidebar leads fits on a small notebook in English', async ({ assert, browser }) => {
    const { handler, secretariat, haidianReviewer, administrator } = world.people
    const [found, seen] = [[] as string[], new Set<string>()]
    for (const user of [handler, secretariat, haidianReviewer, administrator]) {
      await user.merge({ locale: 'en' }).save()
      const look = { width: 1366, locale: 'en' } as const
      const person = await PersonAtScreen.signedIn(browser as unknown as Browser, user.email, look)
      const links = await person.page
        .locator('#nav a')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
      for (const link of links.filter((one) => !seen.has(one))) {
        seen.add(link)
        await person.page.goto(link)
        for (const fault of await misfitsOf(person.page)) found.push(`${link}: ${fault}`)
      }
      await person.leave()
    }
    assert.deepEqual(found, [])
  }).timeout(300_000)
})
