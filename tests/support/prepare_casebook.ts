import { inInstallation } from './in_installation.js'

/** Run by an installation: a closed call with its recommended cases, their units with somebody each, and a pool of experts. */
await inInstallation(async () => {
  const { expertiseFields } = await import('#app/experts/expert_fields')
  const { default: cases } = await import('#config/cases')
  const { emptyTables } = await import('./empty_tables.js')
  const { makeExpert } = await import('./experts.js')
  const { caseCall, typicalCase } = await import('./typical_cases.js')
  const whole = await import('./whole_call.js')
  const { makeOrganization, makeUser, makeWorld, PASSWORD } = await import('../world.js')
  await emptyTables()
  const world = await makeWorld()
  const { handler, head, leader, haidianReviewer, chaoyangReviewer } = world.people
  const call = await caseCall(world, { state: 'closed', quotaUnit: 3, seats: whole.SEATS, toSelect: whole.CHOSEN })

  const units = []
  for (let n = 0; n < whole.UNITS; n++) {
    const place = { district: n % 2 ? '110105' : '110108', serial: `MA0${String(100_000 + n).slice(1)}8` }
    const unit = await makeOrganization({ name: whole.unitName(n), ...place })
    const user = await makeUser(whole.authorName(n), ['operator', 'principal'], { organizationId: unit.id })
    units.push({ unit, email: user.email })
  }

  const experts = []
  for (let n = 0; n < whole.POOL; n++) {
    const fields = [expertiseFields[n % expertiseFields.length], expertiseFields[(n + 5) % expertiseFields.length]]
    const employer = n < whole.EMPLOYED ? whole.unitName(n) : `第${n}大学`
    const expert = await makeExpert(world, {
      ...{ fields, mostAtOnce: 50, mostPerYear: 200 },
      employments: [{ name: employer, uscc: null, fromOn: null, untilOn: null }],
    })
    await expert.load('user')
    await expert.user.merge({ password: PASSWORD }).save()
    experts.push({ id: expert.id, email: expert.user.email, name: expert.user.name })
  }

  const told = []
  for (let n = 0; n < whole.CASES; n++) {
    const { unit } = units[whole.unitOf(n)]
    const author = { name: whole.authorName(whole.unitOf(n)), phone: '010-61234567', email: whole.mailboxOf(n) }
    const { name, email } = experts[whole.CO_AUTHOR]
    const { id, number } = await typicalCase(world, call, {
      ...{ unit, state: 'recommended', handlerId: handler.id },
      recommendedById: (whole.unitOf(n) % 2 ? chaoyangReviewer : haidianReviewer).id,
      content: {
        ...{ title: whole.titleOf(n), category: whole.categoryOf(n), contact: author },
        coAuthors: whole.isCoAuthored(n) ? [{ name, email }] : [],
        practice: `${whole.isTelling(n) ? whole.unitName(whole.unitOf(n)) : ''}建立专题库，按月推送，组织第 ${n + 1} 次分析会。`,
      },
    })
    told.push({ id, number })
  }
  const emails = { handler: handler.email, head: head.email, leader: leader.email }
  const recommenders = [haidianReviewer, chaoyangReviewer].map(({ name, email }) => ({ name, email }))
  const mailboxes = units.map(({ email }) => email)
  return {
    ...{ emails, recommenders, mailboxes, experts, cases: told },
    ...{ call: call.number, title: call.title, rubric: cases.rubric },
  }
})
