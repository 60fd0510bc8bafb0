import type { ApiClient } from '@japa/api-client'
import i18nManager from '@adonisjs/i18n/services/main'
import type CaseCall from '#app/case_calls/case_call'
import type { CaseContent } from '#app/cases/case_content'
import { recommendCase } from '#app/cases/recommendation'
import { submitCase } from '#app/cases/case_submission'
import { saveSection, startCase } from '#app/cases/case_draft'
import { answersIn } from '#app/cases/case_form'
import type TypicalCase from '#app/cases/typical_case'
import type Organization from '#app/organizations/organization'
import type User from '#app/users/user'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { caseContent } from './typical_cases.js'

const SECTIONS = {
  about: ['title', 'category', 'audience', 'startedOn', 'endedOn', 'summary'],
  body: ['background', 'practice', 'effect', 'novelty', 'transfer'],
  figures: ['figures'],
  people: ['contactName', 'contactPhone', 'contactEmail', 'coAuthors', 'audienceConsents', 'secrecyReview'],
}

/** A draft in which everything is filled in, through its sections. */
export async function writtenCase(call: CaseCall, unit: Organization, by: User, more: Partial<CaseContent> = {}) {
  const content = caseContent(unit, more)
  const answers = answersIn(content)
  const row = await startCase(call, unit, actor(by), content.title)
  for (const [name, fields] of Object.entries(SECTIONS)) {
    const typed = Object.fromEntries(fields.map((field) => [field, answers[field] ?? null]))
    await saveSection(row, call, name, typed, { i18n: i18nManager.locale('zh-CN') })
  }
  return row
}

/** Written and handed in to the district of its unit. */
export async function submittedCase(
  { organizations, people }: World,
  call: CaseCall,
  more: Partial<CaseContent> = {},
  unit = organizations.haidian
) {
  const content = caseContent(unit, more)
  const row = await writtenCase(call, unit, people.operator, more)
  await submitCase(row, call, actor(people.principal), content, { channel: 'district' })
  return row
}

export async function recommendedCase(world: World, call: CaseCall, rank = 1, more: Partial<CaseContent> = {}) {
  const row = await submittedCase(world, call, more)
  const by = actor(world.people.haidianReviewer)
  await recommendCase(row, by, { opinion: '做法扎实，成效明显，同意推荐。', rank })
  return row
}

/** Takes one act as its page sends it. */
export function takeAct(client: ApiClient, row: TypicalCase, user: User, name: string, typed: object = {}) {
  return client
    .post(`/typical-cases/${row.id}/acts/${name}`)
    .form({ opinion: '经核对，情况属实。', version: row.version, ...typed })
    .withCsrfToken()
    .loginAs(user)
}
